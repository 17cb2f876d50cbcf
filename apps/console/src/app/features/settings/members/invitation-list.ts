import { Component, input, output } from '@angular/core';
import type { InvitationReply } from '@covibe/contracts';
import mail from '@lucide/icons/icons/mail';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Empty } from '../../../ui/empty/empty.js';

/** Who was asked and has not come yet. */
@Component({
  selector: 'cv-invitation-list',
  imports: [Ago, Button, Empty],
  template: `
    @if (invitations().length > 0) {
      <ul role="list">
        @for (invitation of invitations(); track invitation.id) {
          <li>
            <span class="email">{{ invitation.email }}</span>
            <span class="about">
              as {{ invitation.role }}, invited <cv-ago [at]="invitation.created_at" />, ends
              <cv-ago [at]="invitation.expires_at" />
            </span>
            <button
              cvButton
              type="button"
              kind="quiet"
              [attr.aria-label]="'Revoke the invitation of ' + invitation.email"
              (click)="revoked.emit(invitation)"
            >
              Revoke
            </button>
          </li>
        }
      </ul>
    } @else {
      <cv-empty [icon]="mail" heading="Nobody is on their way">
        People you invite by e-mail stand here until they accept.
      </cv-empty>
    }
  `,
  styles: `
    ul {
      border: 1px solid var(--line);
      border-radius: var(--radius-lg);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      align-items: center;
      min-height: 40px;
      padding: 5px 8px 5px 14px;
    }

    li + li {
      border-top: 1px solid var(--line);
    }

    .email {
      overflow: hidden;
      font-weight: 500;
      text-overflow: ellipsis;
    }

    .about {
      flex: 1;
      color: var(--ink-faint);
    }

    cv-empty {
      padding: 28px 24px;
      border: 1px dashed var(--line-strong);
      border-radius: var(--radius-lg);
    }
  `,
})
export class InvitationList {
  readonly invitations = input.required<readonly InvitationReply[]>();
  readonly revoked = output<InvitationReply>();
  protected readonly mail = mail;
}
