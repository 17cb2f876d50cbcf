import { Component, computed, inject } from '@angular/core';
import { HOOKS, type GuardMode, type GuardSettings } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { Live } from '../../../core/live/live.js';
import { Session } from '../../../core/session/session.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { GuardChoice } from './guard-choice.js';

const SAID: Readonly<Record<GuardMode, string>> = {
  warn: 'Agents are warned from now on.',
  ask: 'Agents ask from now on.',
  deny: 'Such edits are denied from now on.',
};

/** What happens when an agent is about to edit what somebody else has claimed. */
@Component({
  selector: 'cv-edit-guard',
  imports: [Awaited, GuardChoice, Panel],
  template: `
    <cv-panel heading="Edit guard" [about]="about()">
      @if (guard.hasValue()) {
        <cv-guard-choice [mode]="guard.value().mode" [fixed]="!isAdmin()" (chosen)="set($event)" />
        <p>
          Companions hear of a change within seconds. An agent whose server cannot be reached is
          never held up.
        </p>
      } @else {
        <cv-awaited [of]="guard" what="The edit guard" [rows]="4" />
      }
    </cv-panel>
  `,
  styles: `
    p {
      max-width: 68ch;
      color: var(--ink-soft);
      font-size: var(--text-xs);
    }
  `,
})
export class EditGuard {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly session = inject(Session);
  protected readonly guard = this.api.read(HOOKS.guard, () => ({}));
  protected readonly isAdmin = computed(() => this.session.actor()?.role === 'admin');
  protected readonly about = computed(
    () =>
      'Before an agent edits a file, its companion asks whether somebody else holds a claim on it.' +
      (this.isAdmin()
        ? ' Choose for this workspace what happens then.'
        : ' What happens then, an admin chooses for this workspace.'),
  );

  constructor() {
    inject(Live).keepFresh(this.guard, 'guard');
  }

  protected async set(mode: GuardMode): Promise<void> {
    const write = optimistically(
      this.guard,
      (now: GuardSettings) => ({ ...now, mode }),
      () => this.api.call(HOOKS.setGuard, { mode }),
    );
    await this.answers.to(write, SAID[mode]);
  }
}
