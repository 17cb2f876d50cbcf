import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { OverlapWarningReply } from '@covibe/contracts';
import { Here } from '../../../core/pages/here.js';
import { HereLink } from '../../../core/pages/here-link.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Choice } from '../../../ui/choice/choice.js';
import { Pill } from '../../../ui/pill/pill.js';
import { keepSteady } from '../../../ui/steady/steady.js';
import { Section } from '../parts/section.js';
import { OverlapCard } from './overlap-card.js';
import { percent, strongest, WARNING_NAMES, WARNING_TONES } from './overlap-words.js';

/** What waits for a decision first; one warning in full, the others a line each. */
@Component({
  selector: 'cv-overlaps',
  imports: [Ago, Choice, HereLink, OverlapCard, Pill, Section],
  templateUrl: './overlaps.html',
  styleUrl: './overlaps.css',
})
export class Overlaps {
  readonly warnings = input.required<readonly OverlapWarningReply[]>();
  readonly openCount = input.required<number>();
  /** The one asked for by the address, also when no list holds it. */
  readonly selected = input<OverlapWarningReply | null>(null);
  readonly view = input.required<'now' | 'all'>();
  readonly changed = output();

  private readonly here = inject(Here);
  protected readonly names = WARNING_NAMES;
  protected readonly tones = WARNING_TONES;
  protected readonly views = [
    { value: 'now', label: 'Now' },
    { value: 'all', label: 'All recorded' },
  ];
  /** Without an address the first to decide; a newer one does not take its place while it is read. */
  protected readonly inFull = linkedSignal<
    { asked: OverlapWarningReply | null; all: readonly OverlapWarningReply[] },
    OverlapWarningReply | null
  >({
    source: () => ({ asked: this.selected(), all: this.warnings() }),
    computation: ({ asked, all }, before) => {
      if (asked) return asked;
      const open = all.filter(({ status }) => status === 'open');
      const read = before?.source.asked ? null : before?.value?.id;
      return open.find(({ id }) => id === read) ?? open[0] ?? null;
    },
  });
  protected readonly rows = computed(() => {
    const all = this.warnings();
    const first = this.inFull();
    // What the address asks for is shown although the list does not hold it.
    const known = first && !all.some(({ id }) => id === first.id) ? [first, ...all] : all;
    return [...known].sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open'));
  });
  protected readonly quiet = computed(() => {
    if (this.rows().length > 0) return null;
    return this.view() === 'all'
      ? 'No piece of work has looked like another yet.'
      : 'No work that is about to begin looks like work that is there already.';
  });

  constructor() {
    keepSteady(this.rows);
  }

  protected show(view: string): void {
    this.here.go({ overlaps: view === 'all' ? 'all' : null, warning: null });
  }

  protected likeOf(warning: OverlapWarningReply): string {
    return strongest(warning)?.match.title ?? 'work that is gone';
  }

  protected percentOf({ score }: OverlapWarningReply): string {
    return percent(score);
  }
}
