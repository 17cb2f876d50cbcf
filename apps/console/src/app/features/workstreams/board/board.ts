import { Component, computed, ElementRef, inject, input, linkedSignal } from '@angular/core';
import type { TaskStatus } from '@covibe/contracts';
import { HereLink } from '../../../core/pages/here-link.js';
import { STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Pill } from '../../../ui/pill/pill.js';
import { keepSteady } from '../../../ui/steady/steady.js';
import { columnOf, type Lane } from '../lanes.js';
import type { Grouping } from '../work-query.js';
import { cardAfter } from './card-moves.js';
import { LaneHead } from './lane-head.js';
import { TaskCard } from './task-card.js';

/** Lanes of work across, states of work down. One card is a tab stop; arrow keys reach the others. */
@Component({
  selector: 'cv-board',
  imports: [HereLink, LaneHead, Pill, TaskCard],
  templateUrl: './board.html',
  styleUrl: './board.css',
})
export class Board {
  readonly lanes = input.required<readonly Lane[]>();
  readonly statuses = input.required<readonly TaskStatus[]>();
  readonly group = input.required<Grouping>();
  /** The task that is open beside the board. */
  readonly selected = input<string | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  protected readonly rows = computed(() =>
    this.lanes().map((lane) => {
      const columns = this.statuses().map((status) => ({ status, tasks: columnOf(lane, status) }));
      return { lane, columns };
    }),
  );
  protected readonly totals = computed(() =>
    this.statuses().map((status) => ({
      status,
      count: this.lanes().reduce((sum, lane) => sum + columnOf(lane, status).length, 0),
    })),
  );
  private readonly places = computed(() =>
    this.rows().map(({ columns }) => columns.map(({ tasks }) => tasks.map(({ id }) => id))),
  );
  /** Where Tab comes in: the card last used while it is there, else the first. */
  protected readonly tabStop = linkedSignal<readonly string[], string | null>({
    source: () => this.places().flat(2),
    computation: (ids, before) => {
      const kept = before?.value ?? this.selected();
      return kept !== null && ids.includes(kept) ? kept : (ids[0] ?? null);
    },
  });

  constructor() {
    keepSteady(this.rows);
  }

  protected repoOf({ key, workstream }: Lane): string | null {
    return this.group() === 'repo' ? key : (workstream?.repo ?? null);
  }

  protected pressed(event: KeyboardEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = cardAfter(this.places(), id, event.key);
    if (!next) return;
    event.preventDefault();
    this.tabStop.set(next);
    const card = this.host.querySelector<HTMLElement>(`[data-key="${next}"]`);
    card?.focus();
    card?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}
