import { Component, input } from '@angular/core';
import type { TaskEventReply } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { stepWords } from '../../../core/words/event-words.js';
import { Ago } from '../../../ui/ago/ago.js';

/** What happened to one thing, newest first. */
@Component({
  selector: 'cv-history',
  imports: [Ago],
  host: { role: 'group', 'aria-label': 'History' },
  template: `
    <h3>History</h3>
    @if (events().length > 0) {
      <ol>
        @for (event of events(); track event.id) {
          <li>
            <span class="line">
              <span class="who">{{ event.actor?.name ?? 'Co-Vibe' }}</span>
              {{ stepWords(event.type) }}
              @if (event.agent_type; as agent) {
                <span class="agent">with {{ agents[agent] }}</span>
              }
              <cv-ago class="at" [at]="event.occurred_at" />
            </span>
            @if (event.summary) {
              <p>{{ event.summary }}</p>
            }
          </li>
        }
      </ol>
    } @else {
      <p class="none">Nothing is recorded yet.</p>
    }
  `,
  styles: `
    h3 {
      margin-bottom: 8px;
      font-size: var(--text-sm);
    }

    ol {
      display: grid;
      gap: 10px;
      padding: 0;
      list-style: none;
    }

    li {
      padding-left: 12px;
      border-left: 2px solid var(--line-strong);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0 5px;
      color: var(--ink-soft);
    }

    .who {
      color: var(--ink);
      font-weight: 500;
    }

    .at {
      margin-left: auto;
    }

    .agent,
    .at,
    .none {
      color: var(--ink-faint);
    }

    li p {
      margin-top: 2px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class History {
  readonly events = input.required<readonly TaskEventReply[]>();
  protected readonly agents = AGENT_NAMES;
  protected readonly stepWords = stepWords;
}
