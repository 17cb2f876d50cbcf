import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AgentSessionReply } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';

/** Which agents are at work now, and which have gone quiet. */
@Component({
  selector: 'cv-session-strip',
  imports: [Ago, Avatar, RouterLink],
  host: { role: 'group', 'aria-label': 'Agent sessions' },
  template: `
    <p class="said">{{ said() }}</p>
    @if (all().length > 0) {
      <ul role="list">
        @for (session of all(); track session.id) {
          <li [class.stale]="session.state === 'stale'">
            <a
              routerLink="/activity"
              [queryParams]="{
                kind: 'session',
                person: session.owner.id ? session.owner.handle : null,
              }"
            >
              <cv-avatar
                [name]="session.owner.name"
                [handle]="session.owner.handle"
                [photo]="session.owner.avatar_url"
                [size]="18"
              />
              <span class="who">{{ session.is_mine ? 'You' : session.owner.name }}</span>
              <span class="what">{{ nameOf(session) }}</span>
              @if (session.repo) {
                <code>{{ session.repo }}</code>
              }
              <span class="seen">
                @if (session.state === 'stale') {
                  quiet since
                }
                <cv-ago [at]="session.last_seen_at" />
              </span>
            </a>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './session-strip.css',
})
export class SessionStrip {
  readonly live = input.required<readonly AgentSessionReply[]>();
  readonly stale = input.required<readonly AgentSessionReply[]>();

  /** Who may need help comes first. */
  protected readonly all = computed(() => [...this.stale(), ...this.live()]);
  protected readonly said = computed(() => {
    const live = this.live().length;
    const stale = this.stale().length;
    const atWork = live === 1 ? '1 agent at work' : `${live || 'No'} agents at work`;
    return stale > 0 ? `${atWork}, ${stale} gone quiet` : atWork;
  });

  protected nameOf({ agent_type: type, agent_type_verified: verified }: AgentSessionReply): string {
    if (!type) return 'an agent';
    return verified ? AGENT_NAMES[type] : `${AGENT_NAMES[type]} (says it)`;
  }
}
