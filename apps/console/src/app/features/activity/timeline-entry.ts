import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityEntry } from '@covibe/contracts';
import { HereLink } from '../../core/pages/here-link.js';
import { AGENT_NAMES } from '../../core/words/agent-names.js';
import { didWords } from '../../core/words/event-words.js';
import { Ago } from '../../ui/ago/ago.js';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Icon } from '../../ui/icon/icon.js';
import { faceOf, placeOf, subjectWords } from './event-face.js';

/** One event as a sentence: who did what to which thing, and what came of it. */
@Component({
  selector: 'cv-timeline-entry',
  imports: [Ago, Avatar, HereLink, Icon, RouterLink],
  templateUrl: './timeline-entry.html',
  styleUrl: './timeline-entry.css',
})
export class TimelineEntry {
  readonly entry = input.required<ActivityEntry>();

  protected readonly agents = AGENT_NAMES;
  protected readonly face = computed(() => faceOf(this.entry().type));
  protected readonly did = computed(() => didWords(this.entry().type));
  protected readonly place = computed(() => placeOf(this.entry()));
  protected readonly thing = computed(() => subjectWords(this.entry()));
}
