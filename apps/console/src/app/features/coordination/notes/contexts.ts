import { Component, input } from '@angular/core';
import type { ContextReply } from '@covibe/contracts';
import { Ago } from '../../../ui/ago/ago.js';
import { Section } from '../parts/section.js';
import { Who } from '../parts/who.js';

/** Where people left their work for others to go on from. */
@Component({
  selector: 'cv-contexts',
  imports: [Ago, Section, Who],
  template: `
    <cv-section
      name="contexts"
      heading="Published contexts"
      [quiet]="
        contexts().length === 0
          ? 'Agents publish here where their work stands, for the next one to read.'
          : null
      "
    >
      @if (contexts().length > 0) {
        <ul role="list">
          @for (context of contexts(); track context.id) {
            <li>
              <h3>{{ context.title }}</h3>
              <p>{{ context.summary }}</p>
              <p class="facts">
                <cv-who [person]="context.owner" [isMe]="context.is_mine" />
                @if (context.repo) {
                  <code>{{ context.repo }}</code>
                }
                <cv-ago class="aside" [at]="context.published_at" />
              </p>
              @if (context.next_actions.length + context.blockers.length > 0) {
                <details>
                  <summary>What comes next</summary>
                  <ul>
                    @for (line of context.blockers; track $index) {
                      <li>In the way: {{ line }}</li>
                    }
                    @for (line of context.next_actions; track $index) {
                      <li>{{ line }}</li>
                    }
                  </ul>
                </details>
              }
            </li>
          }
        </ul>
      }
    </cv-section>
  `,
  styleUrls: ['../parts/entries.css', './contexts.css'],
})
export class Contexts {
  readonly contexts = input.required<readonly ContextReply[]>();
}
