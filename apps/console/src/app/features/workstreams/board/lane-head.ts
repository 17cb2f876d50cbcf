import { Component, computed, input } from '@angular/core';
import { HereLink } from '../../../core/pages/here-link.js';
import { STATUS_NAMES, STATUS_ORDER } from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Pill } from '../../../ui/pill/pill.js';
import type { Lane } from '../lanes.js';

/** Names a lane: what it is, whose, how much is in it, and when something last changed. */
@Component({
  selector: 'cv-lane-head',
  imports: [Ago, Avatar, HereLink, Pill],
  template: `
    @let lane = this.lane();
    @if (lane.person; as person) {
      <cv-avatar
        [name]="person.name"
        [handle]="person.handle"
        [photo]="person.avatar_url"
        [size]="20"
      />
    }
    <h2 [id]="'lane-' + lane.key">
      @if (lane.workstreamId; as id) {
        <a [cvHere]="{ workstream: id, task: null }">{{ lane.title }}</a>
      } @else {
        {{ lane.title }}
      }
    </h2>
    @if (lane.workstream?.status === 'planned') {
      <cv-pill tone="plan">planned</cv-pill>
    }
    @if (lane.workstream?.auto_created) {
      <cv-pill [dot]="false">made by Co-Vibe</cv-pill>
    }
    @if (lane.workstream; as stream) {
      <span class="owner">{{ stream.is_mine ? 'You' : stream.owner.name }}</span>
      @if (stream.repo; as repo) {
        <code>{{ repo }}</code>
      }
    }
    <span class="counts">{{ said() }}</span>
    @if (lane.changed; as changed) {
      <span class="age"><cv-ago [at]="changed" /></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 9px;
      align-items: center;
      min-height: 28px;
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }

    h2 {
      min-width: 0;
      color: var(--ink);
      font-size: var(--text-sm);
      overflow-wrap: anywhere;
    }

    a {
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }

    .owner {
      color: var(--ink-soft);
    }

    .counts,
    .age {
      font-variant-numeric: tabular-nums;
    }

    .age {
      margin-left: auto;
    }
  `,
})
export class LaneHead {
  readonly lane = input.required<Lane>();
  /** The counts in words: only states in which there is something. */
  protected readonly said = computed(() => {
    const { counts } = this.lane();
    const parts = STATUS_ORDER.filter((status) => counts[status] > 0).map(
      (status) => `${counts[status]} ${STATUS_NAMES[status].toLowerCase()}`,
    );
    return parts.join(' · ') || 'no tasks yet';
  });
}
