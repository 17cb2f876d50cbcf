import { Component, computed, DestroyRef, DOCUMENT, inject, input, viewChild } from '@angular/core';
import circleCheck from '@lucide/icons/icons/circle-check';
import messageCircleQuestion from '@lucide/icons/icons/message-circle-question-mark';
import scanSearch from '@lucide/icons/icons/scan-search';
import { Commands } from '../../core/commands/commands.js';
import { connectCommand } from '../../core/words/connect-command.js';
import { Button } from '../../ui/button/button.js';
import { Dialogs } from '../../ui/dialog/dialogs.js';
import { Empty } from '../../ui/empty/empty.js';
import { PageFrame } from '../../ui/page/page-frame.js';
import { Problem } from '../../ui/problem/problem.js';
import { Refusal } from '../../ui/refusal/refusal.js';
import { LatestAudit } from './audit/latest-audit.js';
import { Claims } from './claims/claims.js';
import { failureOf, Matters, valueOf, type CoordinationQuery } from './matters.js';
import { Messages } from './messages/messages.js';
import { Blockers } from './notes/blockers.js';
import { Contexts } from './notes/contexts.js';
import { Decisions } from './notes/decisions.js';
import { Overlaps } from './overlaps/overlaps.js';
import { Clock } from './parts/clock.js';
import { MonitorSkeleton } from './parts/monitor-skeleton.js';
import { SectionFailure } from './parts/section-failure.js';
import { Summary } from './parts/summary.js';

/** The page: what needs a person or another agent now, the most urgent kind first. */
@Component({
  selector: 'cv-coordination',
  imports: [
    Blockers,
    Button,
    Claims,
    Contexts,
    Decisions,
    Empty,
    LatestAudit,
    Messages,
    MonitorSkeleton,
    Overlaps,
    PageFrame,
    Problem,
    Refusal,
    SectionFailure,
    Summary,
  ],
  providers: [Clock],
  templateUrl: './coordination.html',
  styleUrl: './coordination.css',
})
export class Coordination {
  readonly overlaps = input<string>();
  readonly messages = input<string>();
  readonly warning = input<string>();

  private readonly dialogs = inject(Dialogs);
  private readonly audit = viewChild(LatestAudit);
  protected readonly query = computed<CoordinationQuery>(
    () => ({
      overlaps: this.overlaps() === 'all' ? 'all' : 'now',
      messages: this.messages() === 'mine' ? 'mine' : 'open',
      warning: this.warning() || null,
    }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly matters = new Matters(this.query);
  protected readonly failure = computed(() => {
    const failed = this.matters.failed();
    return failed ? failureOf(failed) : null;
  });
  /** The warning of the address, from the list where it stands there: that one is kept fresh. */
  protected readonly selected = computed(() => {
    const id = this.query().warning;
    if (!id) return null;
    return (
      this.matters.warnings.rows().find((one) => one.id === id) ?? valueOf(this.matters.linked)
    );
  });
  protected readonly isMissing = computed(
    () => this.selected() === null && this.matters.linked.error() !== undefined,
  );
  protected readonly claims = computed(() => valueOf(this.matters.claims));
  protected readonly openMessages = computed(
    () => this.matters.messages.rows().filter(({ status }) => status === 'open').length,
  );
  protected readonly latest = computed(() => valueOf(this.matters.audit));
  protected readonly failureOf = failureOf;
  /** Before the first agent is connected there is nothing to coordinate. */
  protected readonly isUnused = computed(() => {
    const known = this.matters.known();
    if (!known || !this.matters.isCalm() || this.matters.warnings.rows().length > 0) return false;
    const { task_counts: counts, sessions, decisions } = known;
    const { planned, active, blocked, done, cancelled } = counts;
    const tasks = planned + active + blocked + done + cancelled;
    return tasks + sessions.length + decisions.length === 0;
  });
  /** What goes on although nothing needs anybody. */
  protected readonly goesOn = computed(() => {
    const known = this.matters.known();
    const agents = known?.sessions.length ?? 0;
    const active = known?.task_counts.active ?? 0;
    const agentWords = agents === 1 ? '1 agent is' : `${agents} agents are`;
    return `${agentWords} at work and ${active === 1 ? '1 task' : `${active} tasks`} under way.`;
  });
  protected readonly command = connectCommand(inject(DOCUMENT).location.origin);
  protected readonly circleCheck = circleCheck;

  constructor() {
    const remove = inject(Commands).add(
      {
        id: 'ask-teammate',
        label: 'Ask a teammate',
        words: 'question message',
        group: 'Actions',
        icon: messageCircleQuestion,
        run: () => void this.ask(),
      },
      {
        id: 'run-audit',
        label: 'Run audit',
        words: 'duplicates overlap compare',
        group: 'Actions',
        icon: scanSearch,
        run: () => void this.audit()?.run(),
      },
    );
    inject(DestroyRef).onDestroy(remove);
  }

  protected async ask(): Promise<void> {
    const { AskDialog } = await import('./messages/ask.js');
    if (await this.dialogs.open<boolean>(AskDialog)) this.matters.messages.resource.reload();
  }
}
