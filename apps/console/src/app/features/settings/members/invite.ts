import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, hidden } from '@angular/forms/signals';
import { MEMBERS, type InvitedReply, type Role } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { emailRule, nameRule } from '../../../core/forms/rules.js';
import { Button } from '../../../ui/button/button.js';
import { Copy } from '../../../ui/copy/copy.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { WorkspaceChecks } from './workspace-checks.js';

export interface Inviting {
  /** Without an identity provider nobody writes letters: a link is shown instead. */
  readonly isLocal: boolean;
  readonly workspaces: readonly { id: string; name: string }[];
  /** The workspace one is in, chosen beforehand. */
  readonly here: string;
}

/** Invites by e-mail address; on a local-dev server shows the link to hand over. */
@Component({
  selector: 'cv-invite',
  imports: [Button, Control, Copy, Dialog, Field, FormField, Refusal, WorkspaceChecks],
  templateUrl: './invite.html',
  styleUrl: './invite.css',
})
export class InviteDialog {
  private readonly api = inject(Api);
  protected readonly about = inject<Inviting>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  private readonly model = signal({ email: '', name: '', role: 'member' });
  protected readonly fields = form(this.model, (path) => {
    emailRule(path.email);
    nameRule(path.name, 'Enter a name.');
    hidden(path.name, () => !this.about.isLocal);
  });
  protected readonly chosen = signal<readonly string[]>([this.about.here]);
  protected readonly invited = signal<InvitedReply | null>(null);
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected invite(): Promise<boolean> {
    return send(this.fields, async ({ email, name, role }) => {
      const invited = await this.api.call(MEMBERS.invite, {
        email: email.trim(),
        role: role as Role,
        workspace_ids: [...this.chosen()],
        ...(this.about.isLocal ? { name: name.trim() } : {}),
      });
      this.invited.set(invited);
    });
  }

  /** Keeps role and workspaces: the next one is often a colleague of the last. */
  protected another(): void {
    this.invited.set(null);
    this.fields().reset({ ...this.model(), email: '', name: '' });
  }
}
