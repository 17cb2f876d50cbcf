import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { nameRule } from '../../../core/forms/rules.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';

/** Something that gets a name, or another one. */
export interface Naming<Reply> {
  readonly heading: string;
  readonly label: string;
  readonly hint?: string;
  /** The name it has; empty for something new. */
  readonly name: string;
  readonly action: string;
  readonly write: (name: string) => Promise<Reply>;
}

/** Asks for one name and stays until it is accepted; closes with what the server answered. */
@Component({
  selector: 'cv-name-dialog',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  template: `
    <cv-dialog [heading]="naming.heading">
      <form id="cv-name-form" novalidate (submit)="$event.preventDefault(); save()">
        <cv-field
          [label]="naming.label"
          [hint]="naming.hint ?? null"
          [error]="faultOf(fields.name)"
        >
          <input cvControl autocomplete="off" [formField]="fields.name" />
        </cv-field>
      </form>
      <cv-refusal [reason]="refusal()" />
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-name-form"
        kind="primary"
        [busy]="fields().submitting()"
      >
        {{ naming.action }}
      </button>
    </cv-dialog>
  `,
})
export class NameDialog {
  protected readonly naming = inject<Naming<unknown>>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<unknown>>(DialogRef);
  private readonly model = signal({ name: this.naming.name });
  protected readonly fields = form(this.model, ({ name }) => nameRule(name, 'Enter a name.'));
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async save(): Promise<void> {
    const { name: before } = this.naming;
    if (before && this.model().name.trim() === before) return this.ref.close();
    await send(this.fields, async ({ name }) => {
      this.ref.close(await this.naming.write(name.trim()));
    });
  }
}
