import { Component, input } from '@angular/core';
import type { NoteReply } from '@covibe/contracts';
import { Ago } from '../../../ui/ago/ago.js';
import { Section } from '../parts/section.js';
import { Who } from '../parts/who.js';

/** What was decided lately and why, newest first. */
@Component({
  selector: 'cv-decisions',
  imports: [Ago, Section, Who],
  template: `
    <cv-section
      name="decisions"
      heading="Decisions"
      [quiet]="decisions().length === 0 ? 'Agents write down here what they decide and why.' : null"
    >
      @if (decisions().length > 0) {
        <ul role="list">
          @for (decision of decisions(); track decision.id) {
            <li>
              <h3>{{ decision.title }}</h3>
              @if (decision.detail) {
                <p>{{ decision.detail }}</p>
              }
              <p class="facts">
                <cv-who [person]="decision.owner" [isMe]="decision.is_mine" />
                <cv-ago class="aside" [at]="decision.created_at" />
              </p>
            </li>
          }
        </ul>
      }
    </cv-section>
  `,
  styleUrl: '../parts/entries.css',
})
export class Decisions {
  readonly decisions = input.required<readonly NoteReply[]>();
}
