import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AgentType, PersonReply } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Avatar } from '../../../ui/avatar/avatar.js';

/** Somebody with what they do, and the agent that does it for them. A private one has no page. */
@Component({
  selector: 'cv-who',
  imports: [Avatar, RouterLink],
  template: `
    @let person = this.person();
    <cv-avatar
      [name]="person.name"
      [handle]="person.handle"
      [photo]="person.avatar_url"
      [size]="18"
    />
    @if (person.id) {
      <a routerLink="/workstreams" [queryParams]="{ owner: person.handle }">{{
        isMe() ? 'You' : person.name
      }}</a>
    } @else {
      <span class="name">{{ person.name }}</span>
    }
    @if (agent(); as agent) {
      <span class="agent">with {{ agents[agent] }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px 6px;
      align-items: center;
      min-width: 0;
      vertical-align: middle;
    }

    a,
    .name {
      font-weight: 500;
    }

    a {
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }

    .agent {
      color: var(--ink-faint);
    }
  `,
})
export class Who {
  readonly person = input.required<PersonReply>();
  readonly isMe = input(false);
  readonly agent = input<AgentType | null>(null);
  protected readonly agents = AGENT_NAMES;
}
