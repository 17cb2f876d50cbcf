import { Component, computed, input } from '@angular/core';
import type { MatchReply } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { asSentence } from '../../../core/words/reason-words.js';
import { MATCH_STATUS_NAMES, MATCH_STATUS_TONES } from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Pill } from '../../../ui/pill/pill.js';

/** One piece of work that looks like the one planned: whose it is, how alike, and why. */
@Component({
  selector: 'cv-look-alike',
  imports: [Ago, Pill],
  template: `
    @let match = this.match();
    <div class="line">
      @if (address(); as address) {
        <a class="link" target="_blank" [href]="address">{{ match.title }}</a>
      } @else {
        <span class="title">{{ match.title }}</span>
      }
      <span class="score">{{ percent() }}</span>
    </div>
    <p class="about">
      <cv-pill [tone]="tones[match.status]">{{ names[match.status] }}</cv-pill>
      <span>{{ match.type }} of {{ owner() }}</span>
      @if (match.agent_type; as agent) {
        <span>with {{ agents[agent] }}</span>
      }
      @if (match.repo) {
        <code>{{ match.repo }}</code>
      }
      <cv-ago [at]="match.updated_at" />
    </p>
    @if (match.scope) {
      <p class="scope">{{ match.scope }}</p>
    }
    @if (match.reasons.length > 0) {
      <ul class="reasons">
        @for (reason of match.reasons; track $index) {
          <li>{{ asSentence(reason) }}</li>
        }
      </ul>
    }
  `,
  styleUrl: './look-alike.css',
})
export class LookAlike {
  readonly match = input.required<MatchReply>();

  protected readonly agents = AGENT_NAMES;
  protected readonly asSentence = asSentence;
  protected readonly names = MATCH_STATUS_NAMES;
  protected readonly tones = MATCH_STATUS_TONES;
  /** Work that is only about to begin has no page yet. */
  protected readonly address = computed(() => {
    const { id, type, status } = this.match();
    return status === 'reserved' ? null : `/workstreams?${new URLSearchParams({ [type]: id })}`;
  });
  /** A private teammate has no handle of their own. */
  protected readonly owner = computed(() => {
    const { owner } = this.match();
    return owner === 'private' ? 'a private teammate' : `@${owner}`;
  });
  protected readonly percent = computed(() => `${Math.round(this.match().score * 100)} % alike`);
}
