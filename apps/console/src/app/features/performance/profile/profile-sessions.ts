import { Component, input } from '@angular/core';
import type { AgentSessionReply, SessionState } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Pill, type Tone } from '../../../ui/pill/pill.js';

const STATES: Readonly<Record<SessionState, { words: string; tone: Tone }>> = {
  active: { words: 'at work', tone: 'good' },
  stale: { words: 'quiet', tone: 'warn' },
  ended: { words: 'ended', tone: 'neutral' },
};

/** The latest agent sessions of one developer. */
@Component({
  selector: 'cv-profile-sessions',
  imports: [Ago, Pill],
  template: `
    <h2>Agent sessions</h2>
    <ul role="list">
      @for (session of sessions(); track session.id) {
        <li>
          <cv-pill [tone]="states[session.state].tone">{{ states[session.state].words }}</cv-pill>
          <span class="what">
            {{ session.agent_type ? names[session.agent_type] : 'An agent' }}
            @if (session.repo) {
              in <code>{{ session.repo }}</code>
            }
          </span>
          <cv-ago [at]="session.last_seen_at" />
        </li>
      } @empty {
        <li class="none">No session yet.</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }

    h2 {
      font-size: var(--text-lg);
    }

    ul {
      max-height: 320px;
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: 76px minmax(0, 1fr) auto;
      gap: 8px;
      align-items: center;
      min-height: var(--row);
      border-bottom: 1px solid var(--line);
    }

    .what {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    cv-pill {
      justify-self: start;
    }

    .none {
      display: flex;
      color: var(--ink-soft);
    }

    cv-ago {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }
  `,
})
export class ProfileSessions {
  readonly sessions = input.required<readonly AgentSessionReply[]>();
  protected readonly names = AGENT_NAMES;
  protected readonly states = STATES;
}
