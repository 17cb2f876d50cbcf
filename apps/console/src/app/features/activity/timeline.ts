import { Component, computed, input } from '@angular/core';
import type { ActivityEntry } from '@covibe/contracts';
import { keepSteady } from '../../ui/steady/steady.js';
import { dayGroups } from './day-groups.js';
import { TimelineEntry } from './timeline-entry.js';

/** Entries under the day they belong to. What comes in on top moves nothing one points at. */
@Component({
  selector: 'cv-timeline',
  imports: [TimelineEntry],
  template: `
    @for (day of days(); track day.key) {
      <section [attr.aria-labelledby]="'day-' + day.key">
        <h2 [id]="'day-' + day.key">{{ day.title }}</h2>
        <ol>
          @for (entry of day.entries; track entry.id) {
            <li [attr.data-key]="entry.id"><cv-timeline-entry [entry]="entry" /></li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    h2 {
      position: sticky;
      top: 48px;
      z-index: 10;
      padding: 8px 0 6px;
      border-bottom: 1px solid var(--line);
      background: var(--plane);
      font-size: var(--text-sm);
    }

    ol {
      padding: 6px 0 18px;
      list-style: none;
    }
  `,
})
export class Timeline {
  readonly entries = input.required<readonly ActivityEntry[]>();
  protected readonly days = computed(() => dayGroups(this.entries(), new Date()));

  constructor() {
    keepSteady(this.days);
  }
}
