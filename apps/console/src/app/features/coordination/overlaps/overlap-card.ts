import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { OverlapWarningReply, WarningDecision } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Likeness } from './likeness.js';
import { OverlapSideText } from './overlap-side.js';
import { percent, strongest, WARNING_NAMES, WARNING_TONES } from './overlap-words.js';

/** One warning in full: both texts side by side, why they are alike, and what to do about it. */
@Component({
  selector: 'cv-overlap-card',
  imports: [Ago, Button, Likeness, OverlapSideText, Pill],
  templateUrl: './overlap-card.html',
  styleUrl: './overlap-card.css',
})
export class OverlapCard {
  readonly warning = input.required<OverlapWarningReply>();
  readonly decided = output();

  private readonly dialogs = inject(Dialogs);
  protected readonly names = WARNING_NAMES;
  protected readonly tones = WARNING_TONES;
  protected readonly percent = percent;
  /** Which of the look-alikes is compared; kept while the same ones are there. */
  protected readonly chosen = linkedSignal<OverlapWarningReply, string | null>({
    source: this.warning,
    computation: (warning, before) => {
      const ids = warning.pairs.map(({ match }) => match.id);
      const kept = before?.value;
      return kept && ids.includes(kept) ? kept : (strongest(warning)?.match.id ?? null);
    },
  });
  protected readonly pair = computed(
    () => this.warning().pairs.find(({ match }) => match.id === this.chosen()) ?? null,
  );
  protected readonly mayDecide = computed(
    () => this.warning().status === 'open' && this.warning().may_decide,
  );
  /** Both go on, and somebody may still think better of it. */
  protected readonly mayReconsider = computed(
    () => this.warning().status === 'confirmed' && this.warning().may_decide,
  );
  /** Whose judgement it is, the agent's where one gave it. */
  protected readonly judge = computed(() => {
    const { verdict } = this.pair() ?? {};
    if (!verdict) return '';
    const { by, agent_type: agent } = verdict;
    return agent ? `${AGENT_NAMES[agent]} of ${by.name}` : by.name;
  });
  /** Who did what about it, as a sentence. */
  protected readonly outcome = computed(() => {
    const { status, subject, decided_by: by } = this.warning();
    const who = by?.name ?? 'Somebody';
    if (status === 'confirmed') return `${who} let both go on:`;
    if (status === 'joined') return `${who} joined the other work.`;
    if (status === 'dismissed') return `${who} found it to be different work.`;
    if (status !== 'cleared') return null;
    return subject.id === null
      ? 'Nobody began it, or the other work is over.'
      : 'One of the two is over.';
  });

  protected async decide(decision: WarningDecision): Promise<void> {
    const { DecideDialog } = await import('./decide.js');
    const data = { warning: this.warning(), candidate: this.chosen(), decision };
    if (await this.dialogs.open<boolean>(DecideDialog, { data })) this.decided.emit();
  }
}
