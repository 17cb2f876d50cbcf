import { Component, input, output } from '@angular/core';
import type { WorkspaceReply } from '@covibe/contracts';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Pill } from '../../../ui/pill/pill.js';

/** One workspace: where one is, where one may go, and for admins its name. */
@Component({
  selector: 'li[cvWorkspaceRow]',
  imports: [Ago, Button, Pill],
  template: `
    @let one = workspace();
    <div class="words">
      <span class="name">{{ one.name }}</span>
      <span class="about">
        {{ one.members === 1 ? '1 member' : one.members + ' members' }} · created
        <cv-ago [at]="one.created_at" />
      </span>
    </div>
    @if (isCurrent()) {
      <cv-pill tone="accent">you are here</cv-pill>
    } @else if (one.mine) {
      <button
        cvButton
        type="button"
        [attr.aria-label]="'Switch to ' + one.name"
        (click)="switched.emit()"
      >
        Switch
      </button>
    } @else {
      <span class="outside">you are not in it</span>
    }
    @if (mayRename()) {
      <button
        cvButton
        type="button"
        kind="quiet"
        [attr.aria-label]="'Rename ' + one.name"
        (click)="renamed.emit()"
      >
        Rename
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px 10px;
      align-items: center;
      min-height: 52px;
      padding: 6px 10px 6px 14px;
    }

    .words {
      display: grid;
      flex: 1;
      min-width: 0;
    }

    .name {
      overflow: hidden;
      font-weight: 550;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .about,
    .outside {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }
  `,
})
export class WorkspaceRow {
  readonly workspace = input.required<WorkspaceReply>();
  readonly isCurrent = input(false);
  readonly mayRename = input(false);
  readonly switched = output();
  readonly renamed = output();
}
