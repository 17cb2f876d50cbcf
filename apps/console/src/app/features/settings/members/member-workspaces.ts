import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import type { MemberReply } from '@covibe/contracts';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { WorkspaceChecks } from './workspace-checks.js';

export interface Placing {
  readonly member: MemberReply;
  readonly workspaces: readonly { id: string; name: string }[];
}

/** Asks which workspaces a member is in; closes with the ids of those. */
@Component({
  selector: 'cv-member-workspaces',
  imports: [Button, Dialog, WorkspaceChecks],
  template: `
    <cv-dialog [heading]="'Workspaces of ' + placing.member.name">
      <p>Somebody in no workspace stays a member but cannot sign in until they are placed again.</p>
      <cv-workspace-checks [workspaces]="placing.workspaces" [(chosen)]="chosen" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="button"
        kind="primary"
        (click)="ref.close([...chosen()])"
      >
        Save
      </button>
    </cv-dialog>
  `,
  styles: `
    p {
      color: var(--ink-soft);
    }
  `,
})
export class MemberWorkspaces {
  protected readonly placing = inject<Placing>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<string[]>>(DialogRef);
  protected readonly chosen = signal<readonly string[]>(this.placing.member.workspace_ids);
}
