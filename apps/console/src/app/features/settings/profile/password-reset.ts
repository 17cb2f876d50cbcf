import { Component, inject, input, signal } from '@angular/core';
import { PROFILE } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { Button } from '../../../ui/button/button.js';
import { Answers } from '../answers.js';

/** Asks the sign-in provider for a letter; which of its accounts exist is never told. */
@Component({
  selector: 'cv-password-reset',
  imports: [Button],
  template: `
    <button cvButton type="button" [busy]="asking()" (click)="ask()">
      Send a reset link to {{ email() }}
    </button>
  `,
})
export class PasswordReset {
  readonly email = input.required<string>();
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  protected readonly asking = signal(false);

  protected async ask(): Promise<void> {
    this.asking.set(true);
    const asked = this.api.call(PROFILE.requestPasswordReset);
    await this.answers.to(asked, `The letter is on its way to ${this.email()}.`);
    this.asking.set(false);
  }
}
