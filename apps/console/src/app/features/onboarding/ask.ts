import { Component, inject, input, output } from '@angular/core';
import { SESSION, type OnboardingReply } from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { Problems } from '../../core/problems/problems.js';
import { PageLocation } from '../../core/session/page-location.js';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Button } from '../../ui/button/button.js';
import { Sheet } from '../../ui/sheet/sheet.js';

/** There is a company and one is not in it: says who can change that, and creates nothing. */
@Component({
  selector: 'cv-ask',
  imports: [Avatar, Button, Sheet],
  template: `
    <cv-sheet
      heading="Ask for an invitation"
      [why]="
        (known().place ?? 'This company') +
        ' is on Co-Vibe already, and an admin decides who joins. They will need your e-mail address.'
      "
    >
      @if (known().email; as email) {
        <p class="address">
          You are signed in as <code>{{ email }}</code>
        </p>
      }
      @if (known().admins.length > 0) {
        <section aria-labelledby="admins">
          <h2 id="admins">{{ known().admins.length === 1 ? 'The admin' : 'The admins' }}</h2>
          <ul role="list">
            @for (admin of known().admins; track $index) {
              <li><cv-avatar [name]="admin" [handle]="admin" [size]="28" />{{ admin }}</li>
            }
          </ul>
        </section>
      }
      <div class="actions">
        <button cvButton type="button" kind="primary" [busy]="busy()" (click)="again.emit()">
          I have been invited
        </button>
        <button cvButton type="button" kind="quiet" (click)="signOut()">Use another account</button>
      </div>
    </cv-sheet>
  `,
  styleUrl: './ask.css',
})
export class Ask {
  readonly known = input.required<OnboardingReply>();
  readonly busy = input(false);
  readonly again = output();
  private readonly api = inject(Api);
  private readonly location = inject(PageLocation);
  private readonly problems = inject(Problems);

  protected async signOut(): Promise<void> {
    try {
      const { next } = await this.api.call(SESSION.signOut);
      this.location.go(next);
    } catch (reason) {
      this.problems.report(reason);
    }
  }
}
