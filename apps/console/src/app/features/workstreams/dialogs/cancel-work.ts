import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { REASON_MAX, REASON_MIN, TASKS, WORKSTREAMS } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';

export interface Cancellation {
  readonly what: 'task' | 'workstream';
  readonly id: string;
  readonly title: string;
}

/** Gives work up for good, with the reason the others will read. Closes with true when it is done. */
@Component({
  selector: 'cv-cancel-work',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  template: `
    <cv-dialog [heading]="'Cancel this ' + about.what + '?'">
      <p>
        <strong>{{ about.title }}</strong> leaves the plan and cannot be taken up again. Its history
        stays.
      </p>
      <form id="cv-cancel-work" novalidate (submit)="$event.preventDefault(); cancel()">
        <cv-field
          label="Reason"
          hint="Shown to everybody, and to agents that plan the same."
          [error]="faultOf(fields.reason)"
        >
          <textarea cvControl rows="3" [formField]="fields.reason"></textarea>
        </cv-field>
      </form>
      <cv-refusal [reason]="refusal()" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Keep it</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-cancel-work"
        kind="danger"
        [busy]="fields().submitting()"
      >
        Cancel the {{ about.what }}
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
export class CancelWork {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly about = inject<Cancellation>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly model = signal({ reason: '' });
  protected readonly fields = form(this.model, ({ reason }) => {
    maxLength(reason, REASON_MAX);
    validate(reason, ({ value }) =>
      value().trim().length >= REASON_MIN
        ? null
        : { kind: 'rule', message: `Say why, in ${REASON_MIN} characters or more.` },
    );
  });
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async cancel(): Promise<void> {
    const { what, id } = this.about;
    const endpoint = what === 'task' ? TASKS.cancel : WORKSTREAMS.cancel;
    const done = await send(this.fields, ({ reason }) =>
      this.api.call<{ reason: string }, unknown>(
        endpoint,
        { reason: reason.trim() },
        { params: { id } },
      ),
    );
    if (!done) return;
    this.toasts.done(`The ${what} is cancelled.`);
    this.ref.close(true);
  }
}
