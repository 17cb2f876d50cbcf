import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { MESSAGES, MESSAGE_TEXT_MAX } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { Teammates } from '../../workstreams/index.js';

/** Puts a question to a teammate, whose agent is told on its next call. Closes with true. */
@Component({
  selector: 'cv-ask',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  template: `
    <cv-dialog heading="Ask a teammate">
      <form id="cv-ask" novalidate (submit)="$event.preventDefault(); ask()">
        <cv-field label="To" [error]="faultOf(fields.to)">
          <select cvControl [formField]="fields.to">
            <option value="">Choose somebody</option>
            @for (one of others(); track one.id) {
              <option [value]="one.handle">{{ one.name }}</option>
            }
          </select>
        </cv-field>
        <cv-field
          label="Question"
          hint="They see it here; their agent is told on its next call."
          [error]="faultOf(fields.text)"
        >
          <textarea cvControl rows="4" [formField]="fields.text"></textarea>
        </cv-field>
      </form>
      <cv-refusal [reason]="refusal()" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-ask"
        kind="primary"
        [busy]="fields().submitting()"
      >
        Ask
      </button>
    </cv-dialog>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }
  `,
})
export class AskDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly teammates = new Teammates();
  protected readonly others = computed(() => this.teammates.all().filter(({ is_me: me }) => !me));
  private readonly model = signal({ to: '', text: '' });
  protected readonly fields = form(this.model, ({ to, text }) => {
    validate(to, ({ value }) => (value() ? null : { kind: 'rule', message: 'Choose somebody.' }));
    maxLength(text, MESSAGE_TEXT_MAX);
    validate(text, ({ value }) =>
      value().trim() ? null : { kind: 'rule', message: 'Write the question.' },
    );
  });
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async ask(): Promise<void> {
    const sent = await send(this.fields, ({ to, text }) =>
      this.api.call(MESSAGES.ask, { to, text: text.trim() }),
    );
    if (!sent) return;
    this.toasts.done('The question is on its way.');
    this.ref.close(true);
  }
}
