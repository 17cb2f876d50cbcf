import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { INITIAL_PASSWORD_MAX, INITIAL_PASSWORD_MIN, MEMBERS, type Role } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { emailRule, handleRule, nameRule } from '../../../core/forms/rules.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';

/** Makes an account for somebody. The password goes to the identity provider and is kept nowhere. */
@Component({
  selector: 'cv-create-member',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  templateUrl: './create-member.html',
  styleUrl: './invite.css',
})
export class CreateMemberDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  private readonly model = signal({
    name: '',
    email: '',
    handle: '',
    role: 'member',
    initial_password: '',
  });
  protected readonly fields = form(this.model, (path) => {
    nameRule(path.name, 'Enter a name.');
    emailRule(path.email);
    handleRule(path.handle);
    maxLength(path.initial_password, INITIAL_PASSWORD_MAX);
    validate(path.initial_password, ({ value }) =>
      value().length >= INITIAL_PASSWORD_MIN
        ? null
        : { kind: 'rule', message: `Use at least ${INITIAL_PASSWORD_MIN} characters.` },
    );
  });
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async create(): Promise<void> {
    const accepted = await send(this.fields, ({ handle, role, ...person }) =>
      this.api.call(MEMBERS.create, {
        ...person,
        role: role as Role,
        ...(handle ? { handle } : {}),
      }),
    );
    if (!accepted) return;
    this.toasts.done(`${this.model().name} can sign in now.`);
    this.ref.close();
  }
}
