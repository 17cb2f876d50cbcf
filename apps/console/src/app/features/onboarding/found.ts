import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, hidden } from '@angular/forms/signals';
import { ONBOARDING, SIGN_IN_PATH, type OnboardingReply } from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../core/forms/form-faults.js';
import { emailRule, handleRule, nameRule } from '../../core/forms/rules.js';
import { Button } from '../../ui/button/button.js';
import { Control, Field } from '../../ui/field/field.js';
import { Refusal } from '../../ui/refusal/refusal.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { suggestedHandle } from './suggested-handle.js';

/** Founds a company, or takes over an organization that has none: its first admin fills this in. */
@Component({
  selector: 'cv-found',
  imports: [Button, Control, Field, FormField, Refusal, Sheet],
  templateUrl: './found.html',
  styleUrl: './found.css',
})
export class Found {
  readonly known = input.required<OnboardingReply>();
  readonly founded = output();

  private readonly api = inject(Api);
  /** What is asked; prefilled where the identity provider knows it. */
  private readonly model = linkedSignal(() => {
    const { place, name, email } = this.known();
    return {
      tenant_name: place ?? '',
      workspace_name: 'Main',
      name: name ?? '',
      email: email ?? '',
      handle: suggestedHandle(name ?? ''),
    };
  });
  protected readonly fields = form(this.model, (path) => {
    nameRule(path.tenant_name, 'Give your company a name.');
    nameRule(path.workspace_name, 'Give the first workspace a name.');
    nameRule(path.name, 'Enter your name.');
    emailRule(path.email);
    // With WorkOS the verified address counts, and another one would be refused.
    hidden(path.email, () => !this.isLocal());
    handleRule(path.handle);
  });
  protected readonly busy = computed(() => this.fields().submitting());
  protected readonly signInPath = SIGN_IN_PATH;
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly isLocal = computed(() => this.known().auth_mode === 'local-dev');
  protected readonly claims = computed(() => this.known().step === 'claim');
  /** Until somebody writes a handle of their own, it follows the name. */
  private readonly ownHandle = signal(false);

  protected nameChanged(name: string): void {
    if (!this.ownHandle()) this.fields.handle().value.set(suggestedHandle(name));
  }

  protected handleChanged(handle: string): void {
    this.ownHandle.set(handle !== '');
  }

  protected async start(): Promise<void> {
    const accepted = await send(this.fields, ({ email, handle, ...names }) =>
      this.api.call(ONBOARDING.start, {
        ...names,
        ...(this.isLocal() ? { email: email.trim() } : {}),
        ...(handle ? { handle } : {}),
      }),
    );
    if (accepted) this.founded.emit();
  }
}
