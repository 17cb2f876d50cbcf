import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { TASKS, type TaskReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { Teammates } from '../teammates.js';

/** Gives a task to another member of the workspace. Closes with true when it is done. */
@Component({
  selector: 'cv-reassign-task',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  template: `
    <cv-dialog heading="Reassign the task">
      <p>
        <strong>{{ task.title }}</strong> belongs to {{ task.owner.name }}. The new owner may change
        and finish it; the history says that an admin moved it.
      </p>
      <form id="cv-reassign-task" novalidate (submit)="$event.preventDefault(); move()">
        <cv-field label="New owner" [error]="faultOf(fields.developer_id) ?? unknown()">
          <select cvControl [formField]="fields.developer_id">
            <option value="">Choose a member</option>
            @for (person of others(); track person.id) {
              <option [value]="person.id">
                {{ person.is_me ? person.name + ' (you)' : person.name }}
              </option>
            }
          </select>
        </cv-field>
      </form>
      <cv-refusal [reason]="refusal()" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-reassign-task"
        kind="primary"
        [busy]="fields().submitting()"
      >
        Reassign
      </button>
    </cv-dialog>
  `,
  styles: `
    p {
      color: var(--ink-soft);
      overflow-wrap: anywhere;
    }

    strong {
      color: var(--ink);
      font-weight: 550;
    }
  `,
})
export class ReassignTaskDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly teammates = new Teammates();
  protected readonly task = inject<TaskReply>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly model = signal({ developer_id: '' });
  protected readonly fields = form(this.model, ({ developer_id }) =>
    validate(developer_id, ({ value }) =>
      value() ? null : { kind: 'rule', message: 'Choose who takes it over.' },
    ),
  );
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly others = computed(() =>
    this.teammates.all().filter(({ id }) => id !== this.task.owner.id),
  );
  protected readonly unknown = computed(() =>
    this.teammates.resource.error() ? 'The members did not load. Close this and try again.' : null,
  );

  protected async move(): Promise<void> {
    const done = await send(this.fields, (choice) =>
      this.api.call(TASKS.reassign, choice, { params: { id: this.task.id } }),
    );
    if (!done) return;
    const { name } = this.others().find(({ id }) => id === this.model().developer_id)!;
    this.toasts.done(`The task belongs to ${name} now.`);
    this.ref.close(true);
  }
}
