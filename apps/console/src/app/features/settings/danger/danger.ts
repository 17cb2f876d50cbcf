import { Component, computed, inject, signal } from '@angular/core';
import { RESET } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { Session } from '../../../core/session/session.js';
import { Button } from '../../../ui/button/button.js';
import { Confirmation } from '../../../ui/confirm/confirm.js';
import { Answers } from '../answers.js';
import { Panel } from '../panel.js';
import { deletedRows, headlineOf, type DeletedRows } from './deleted-rows.js';

/** A company with years of work takes minutes; what is cut off goes on when it is asked for again. */
const PATIENCE_MS = 600_000;

/** What cannot be undone. Admins only: members are not even led here. */
@Component({
  selector: 'cv-danger',
  imports: [Button, Panel],
  templateUrl: './danger.html',
  styleUrl: './danger.css',
})
export class Danger {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly confirmation = inject(Confirmation);
  private readonly session = inject(Session);
  protected readonly tenant = computed(() => this.session.actor()?.tenant.name ?? '');
  protected readonly busy = signal(false);
  protected readonly deleted = signal<readonly DeletedRows[] | null>(null);
  protected readonly headline = computed(() => headlineOf(this.deleted() ?? []));

  protected async reset(): Promise<void> {
    const confirm = await this.confirmation.ask({
      heading: 'Reset all work data',
      warning:
        `Tasks, sessions, messages, events and usage of every workspace of ${this.tenant()} are ` +
        'deleted. People, workspaces, roles and tokens stay, so agents remain connected. ' +
        'There is no way back.',
      name: this.tenant(),
      action: 'Delete all work data',
    });
    if (confirm === undefined) return;
    this.busy.set(true);
    const reset = this.api.call(RESET.work, { confirm }, { withinMs: PATIENCE_MS });
    const reply = await this.answers.to(reset, 'All work data is deleted.');
    this.busy.set(false);
    if (reply) this.deleted.set(deletedRows(reply.deleted));
  }
}
