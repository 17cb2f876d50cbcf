import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { TASKS, type TaskReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { openHomes } from './homes.js';
import { RetryKey } from './retry-key.js';
import { draftOf, editedFields, taskRules } from './task-draft.js';
import { TaskFields } from './task-fields.js';

/** Changes one's own task while it is not over; sends only what was changed. */
@Component({
  selector: 'cv-edit-task',
  imports: [Button, Dialog, Refusal, TaskFields],
  template: `
    <cv-dialog heading="Edit the task">
      <form id="cv-edit-task" novalidate (submit)="$event.preventDefault(); save()">
        <cv-task-fields [fields]="fields" [homes]="homeOptions()" [repos]="homes.value().repos" />
      </form>
      <cv-refusal [reason]="refusal()" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-edit-task"
        kind="primary"
        [busy]="fields().submitting()"
      >
        Save
      </button>
    </cv-dialog>
  `,
  styleUrl: './plan.css',
})
export class EditTaskDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly task = inject<TaskReply>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly retry = new RetryKey();
  protected readonly homes = openHomes();
  private readonly before = draftOf(this.task);
  private readonly model = signal(this.before);
  protected readonly fields = form(this.model, taskRules);
  protected readonly refusal = computed(() => refusalOf(this.fields));
  /** The workstream it is in stays a choice, also when it is over. */
  protected readonly homeOptions = computed(() => {
    const { homes } = this.homes.value();
    const { workstream } = this.task;
    return homes.some(({ id }) => id === workstream.id) ? homes : [workstream, ...homes];
  });

  protected async save(): Promise<void> {
    const changed = editedFields(this.before, this.model());
    if (Object.keys(changed).length === 0) return this.ref.close();
    const saved = await send(this.fields, () =>
      this.api.call(
        TASKS.edit,
        { ...changed, idempotency_key: this.retry.for(changed) },
        { params: { id: this.task.id } },
      ),
    );
    if (!saved) return;
    this.toasts.done('The task is changed.');
    this.ref.close(true);
  }
}
