import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { PROFILE, type ProfileReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { handleRule, nameRule } from '../../../core/forms/rules.js';
import { Button } from '../../../ui/button/button.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { keptEdits, type Names } from './kept-edits.js';

/** Name and handle. The e-mail address stands with them, because people look for it here. */
@Component({
  selector: 'cv-profile-form',
  imports: [Button, Control, Field, FormField, Refusal],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <cv-field label="Name" [error]="faultOf(fields.name)">
        <input cvControl autocomplete="name" [formField]="fields.name" />
      </cv-field>
      <cv-field
        label="Handle"
        hint="Unique in your company. Agents and links name you by it."
        [error]="faultOf(fields.handle)"
      >
        <input
          cvControl
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          [formField]="fields.handle"
        />
      </cv-field>
      <cv-field label="E-mail" hint="Stays as it is: invitations and sign-in know you by it.">
        <input cvControl type="email" readonly [value]="profile().email" />
      </cv-field>
      <cv-refusal [reason]="refusal()" />
      <div class="actions">
        <button
          cvButton
          type="submit"
          kind="primary"
          [busy]="fields().submitting()"
          [disabled]="!isEdited()"
        >
          Save
        </button>
        @if (isEdited()) {
          <button cvButton type="button" kind="quiet" (click)="undo()">Undo</button>
        }
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
      max-width: 440px;
    }

    .actions {
      display: flex;
      gap: 8px;
    }
  `,
})
export class ProfileForm {
  readonly profile = input.required<ProfileReply>();
  readonly saved = output<ProfileReply>();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  /** Follows the server, but never takes away what somebody is typing. */
  private readonly model = linkedSignal<ProfileReply, Names>({
    source: this.profile,
    computation: ({ name, handle }, previous) => keptEdits({ name, handle }, previous),
  });
  protected readonly fields = form(this.model, (path) => {
    nameRule(path.name, 'Enter your name.');
    handleRule(path.handle, 'Enter a handle.');
  });
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly isEdited = computed(() => {
    const { name, handle } = this.profile();
    return this.model().name !== name || this.model().handle !== handle;
  });

  protected async save(): Promise<void> {
    const accepted = await send(this.fields, async ({ name, handle }) => {
      const now = this.profile();
      const reply = await this.api.call(PROFILE.change, {
        ...(name === now.name ? {} : { name }),
        ...(handle === now.handle ? {} : { handle }),
      });
      this.model.set({ name: reply.name, handle: reply.handle });
      this.saved.emit(reply);
    });
    if (!accepted) return;
    this.fields().reset();
    this.toasts.done('Your profile is saved.');
  }

  protected undo(): void {
    const { name, handle } = this.profile();
    this.fields().reset({ name, handle });
  }
}
