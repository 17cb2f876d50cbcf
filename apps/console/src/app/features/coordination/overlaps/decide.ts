import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import {
  CONFIRM_REASON_MAX,
  CONFIRM_REASON_MIN,
  OVERLAP,
  type OverlapWarningReply,
  type WarningDecision,
} from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';

export interface Decision {
  readonly warning: OverlapWarningReply;
  /** The look-alike the reader has in view. */
  readonly candidate: string | null;
  readonly decision: WarningDecision;
}

const WORDS = {
  join: {
    heading: 'Join the other work?',
    about: 'What was about to begin gives way:',
    reason: '',
    act: 'Join it',
    done: 'It gives way to the other work.',
  },
  confirm: {
    heading: 'Let both go on?',
    about: 'Both go on side by side, and your reason stands beside them for everybody:',
    reason: 'Why both are needed',
    act: 'Let both go on',
    done: 'Both go on. Your reason stands beside them.',
  },
  dismiss: {
    heading: 'Is it different work?',
    about: 'Both go on, and this pair is not asked about again unless a text changes:',
    reason: 'What sets them apart, where it helps others',
    act: 'It is different',
    done: 'The two count as different work.',
  },
} as const;

/** One decision about an overlap, with its reason. Closes with true when it is made. */
@Component({
  selector: 'cv-decide',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  templateUrl: './decide.html',
  styleUrl: './decide.css',
})
export class DecideDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly about = inject<Decision>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly words = WORDS[this.about.decision];
  protected readonly isNeeded = this.about.decision === 'confirm';
  protected readonly isJoin = this.about.decision === 'join';
  /** What becomes of work that is on the plan or under way already. */
  protected readonly ends = this.isJoin && this.about.warning.subject.id !== null;
  protected readonly pairs = this.about.warning.pairs;
  private readonly model = signal({ reason: '', candidate: this.about.candidate ?? '' });
  protected readonly fields = form(this.model, ({ reason }) => {
    maxLength(reason, CONFIRM_REASON_MAX);
    validate(reason, ({ value }) => {
      const length = value().trim().length;
      if (!this.isNeeded && length === 0) return null;
      if (length >= CONFIRM_REASON_MIN) return null;
      const message = `Say why, in ${CONFIRM_REASON_MIN} characters or more.`;
      return { kind: 'rule', message };
    });
  });
  protected readonly hint = this.isNeeded
    ? `Everybody reads it: ${CONFIRM_REASON_MIN} to ${CONFIRM_REASON_MAX} characters in your own words.`
    : null;
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async decide(): Promise<void> {
    const { warning, decision } = this.about;
    const done = await send(this.fields, ({ reason, candidate }) =>
      this.api.call(
        OVERLAP.decide,
        {
          decision,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(this.isJoin && candidate ? { candidate_id: candidate } : {}),
        },
        { params: { id: warning.id } },
      ),
    );
    if (!done) return;
    this.toasts.done(this.words.done);
    this.ref.close(true);
  }
}
