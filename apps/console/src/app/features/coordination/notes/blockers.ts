import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoteReply } from '@covibe/contracts';
import { STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Pill } from '../../../ui/pill/pill.js';
import { keepSteady } from '../../../ui/steady/steady.js';
import { Section } from '../parts/section.js';
import { Who } from '../parts/who.js';
import { Waiting } from './waiting.js';

/** What stands in somebody's way, the longest wait first. */
@Component({
  selector: 'cv-blockers',
  imports: [Pill, RouterLink, Section, Waiting, Who],
  template: `
    <cv-section
      name="blockers"
      heading="Blockers"
      [count]="blockers().length || null"
      [quiet]="blockers().length === 0 ? 'Nothing stands in the way.' : null"
    >
      @if (blockers().length > 0) {
        <ul role="list">
          @for (blocker of blockers(); track blocker.id) {
            <li [attr.data-key]="blocker.id">
              <div class="line">
                <h3>{{ blocker.title }}</h3>
                <cv-waiting [since]="blocker.created_at" />
              </div>
              @if (blocker.detail) {
                <p>{{ blocker.detail }}</p>
              }
              <p class="facts">
                <cv-who [person]="blocker.owner" [isMe]="blocker.is_mine" />
                @if (blocker.waits_for; as person) {
                  <span>waits for</span> <cv-who [person]="person" />
                }
                @if (blocker.waits_for_task; as task) {
                  <span>{{ blocker.waits_for ? 'and' : 'waits for' }}</span>
                  <a class="link" routerLink="/workstreams" [queryParams]="{ task: task.id }">{{
                    task.title
                  }}</a>
                  <cv-pill [tone]="tones[task.status]">{{ names[task.status] }}</cv-pill>
                }
                @if (blocker.task_id; as id) {
                  <a class="link" routerLink="/workstreams" [queryParams]="{ task: id }"
                    >the task it blocks</a
                  >
                }
              </p>
            </li>
          }
        </ul>
      }
    </cv-section>
  `,
  styleUrls: ['../parts/entries.css', './blockers.css'],
})
export class Blockers {
  readonly blockers = input.required<readonly NoteReply[]>();
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;

  constructor() {
    keepSteady(this.blockers);
  }
}
