import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { WORKSTREAMS, type WorkstreamReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { RetryKey } from './retry-key.js';
import { editedWorkstream, workstreamDraftOf, workstreamRules } from './workstream-draft.js';
import { WorkstreamFields } from './workstream-fields.js';

/** Changes one's own workstream while it is not over; sends only what was changed. */
@Component({
  selector: 'cv-edit-workstream',
  imports: [Button, Dialog, Refusal, WorkstreamFields],
  template: `
    <cv-dialog heading="Edit the workstream">
      <form id="cv-edit-workstream" novalidate (submit)="$event.preventDefault(); save()">
        <cv-workstream-fields [fields]="fields" />
      </form>
      <cv-refusal [reason]="refusal()" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-edit-workstream"
        kind="primary"
        [busy]="fields().submitting()"
      >
        Save
      </button>
    </cv-dialog>
  `,
  styleUrl: './plan.css',
})
export class EditWorkstreamDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly stream = inject<WorkstreamReply>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly retry = new RetryKey();
  private readonly before = workstreamDraftOf(this.stream);
  private readonly model = signal(this.before);
  protected readonly fields = form(this.model, workstreamRules);
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async save(): Promise<void> {
    const changed = editedWorkstream(this.before, this.model());
    if (Object.keys(changed).length === 0) return this.ref.close();
    const saved = await send(this.fields, () =>
      this.api.call(
        WORKSTREAMS.edit,
        { ...changed, idempotency_key: this.retry.for(changed) },
        { params: { id: this.stream.id } },
      ),
    );
    if (!saved) return;
    this.toasts.done('The workstream is changed.');
    this.ref.close(true);
  }
}
