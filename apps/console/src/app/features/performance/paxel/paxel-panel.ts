import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAXEL, type PaxelRunReply, type PaxelStatus } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Live } from '../../../core/live/live.js';
import { poll } from '../../../core/poll/poll.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Skeleton } from '../../../ui/skeleton/skeleton.js';
import { PaxelReport } from './paxel-report.js';
import { PaxelRequest, type PaxelWish } from './paxel-request.js';
import { optionsOf, PAXEL_STATES } from './paxel-words.js';

const ENDED: ReadonlySet<PaxelStatus> = new Set(['completed', 'failed', 'cancelled']);

/** Ask for a run, watch it, find and share its report. Of a teammate: the reports they share. */
@Component({
  selector: 'cv-paxel-panel',
  imports: [Ago, Button, PaxelReport, PaxelRequest, Pill, Refusal, RouterLink, Skeleton],
  templateUrl: './paxel-panel.html',
  styleUrl: './paxel-panel.css',
})
export class PaxelPanel {
  readonly handle = input.required<string>();
  readonly isMine = input.required<boolean>();

  private readonly api = inject(Api);
  protected readonly overview = this.api.read(PAXEL.overview, () => ({
    query: { developer: this.isMine() ? undefined : this.handle() },
  }));
  protected readonly reply = computed(() =>
    this.overview.hasValue() ? this.overview.value() : undefined,
  );
  protected readonly active = computed(() => this.reply()?.active ?? null);
  /** The newest report stands out; what came before is history. */
  protected readonly report = computed(() => this.runsWithReport()[0] ?? null);
  /** Why there is no new report is said where one would look for it. */
  protected readonly failed = computed(() => {
    const [latest] = this.reply()?.runs ?? [];
    return latest?.status === 'failed' ? latest : null;
  });
  protected readonly history = computed(() => {
    const told: unknown[] = [this.report(), this.active() ? null : this.failed()];
    const runs = this.reply()?.runs ?? [];
    return runs.filter((run) => ENDED.has(run.status) && !told.includes(run));
  });
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly states = PAXEL_STATES;
  protected readonly optionsOf = optionsOf;

  constructor() {
    inject(Live).keepFresh(this.overview, 'paxel');
    poll({
      // Only while something goes on; and as often as the server says.
      every: () => (this.active() ? (this.reply()?.pollIntervalMs ?? null) : null),
      run: () => {
        this.overview.reload();
        return Promise.resolve();
      },
    });
  }

  protected request(wish: PaxelWish): Promise<void> {
    return this.act({ action: 'request', ...wish });
  }

  protected cancel({ id: run_id }: PaxelRunReply): Promise<void> {
    return this.act({ action: 'cancel', run_id });
  }

  protected share({ id: run_id }: PaxelRunReply, tenant_visible: boolean): Promise<void> {
    return this.act({ action: 'set_visibility', run_id, tenant_visible });
  }

  private runsWithReport(): PaxelRunReply[] {
    return (this.reply()?.runs ?? []).filter(({ report_url }) => report_url !== null);
  }

  private async act(wish: Parameters<typeof this.send>[0]): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.send(wish);
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.refusal.set(reason.message);
    } finally {
      this.busy.set(false);
      this.overview.reload();
    }
  }

  private send(wish: NonNullable<(typeof PAXEL.act)['types']>['request']) {
    return this.api.call(PAXEL.act, wish);
  }
}
