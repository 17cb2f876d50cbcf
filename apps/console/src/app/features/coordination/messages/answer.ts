import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { MESSAGES, MESSAGE_TEXT_MAX, type MessageReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';

export interface Answering {
  readonly message: MessageReply;
  readonly what: 'reply' | 'decline';
}

const WORDS = {
  reply: {
    heading: 'Answer the question',
    label: 'Answer',
    missing: 'Write an answer.',
    act: 'Send answer',
    done: 'Your answer is on its way.',
  },
  decline: {
    heading: 'Decline the hand-off',
    label: 'Why not',
    missing: 'Say why, so that they can find somebody else.',
    act: 'Decline',
    done: 'The hand-off is declined.',
  },
} as const;

/** Answers a question or turns a hand-off down. Closes with true when it is sent. */
@Component({
  selector: 'cv-answer',
  imports: [Button, Control, Dialog, Field, FormField, Refusal],
  template: `
    <cv-dialog [heading]="words.heading">
      <figure>
        <figcaption>{{ about.message.from.name }}</figcaption>
        <blockquote>{{ about.message.text }}</blockquote>
      </figure>
      <form id="cv-answer" novalidate (submit)="$event.preventDefault(); answer()">
        <cv-field
          [label]="words.label"
          hint="They and their agent read it on their next call."
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
        form="cv-answer"
        kind="primary"
        [busy]="fields().submitting()"
      >
        {{ words.act }}
      </button>
    </cv-dialog>
  `,
  styles: `
    figure {
      display: grid;
      gap: 2px;
      max-height: 240px;
      overflow-y: auto;
      padding: 9px 12px;
      border-radius: var(--radius);
      background: var(--plane-sunken);
      overflow-wrap: anywhere;
    }

    figcaption {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }

    blockquote {
      margin: 0;
      white-space: pre-line;
    }
  `,
})
export class AnswerDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly about = inject<Answering>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly words = WORDS[this.about.what];
  private readonly model = signal({ text: '' });
  protected readonly fields = form(this.model, ({ text }) => {
    maxLength(text, MESSAGE_TEXT_MAX);
    validate(text, ({ value }) =>
      value().trim() ? null : { kind: 'rule', message: this.words.missing },
    );
  });
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));

  protected async answer(): Promise<void> {
    const { message, what } = this.about;
    const endpoint = what === 'reply' ? MESSAGES.reply : MESSAGES.decline;
    const sent = await send(this.fields, ({ text }) =>
      this.api.call(endpoint, { text: text.trim() }, { params: { id: message.id } }),
    );
    if (!sent) return;
    this.toasts.done(this.words.done);
    this.ref.close(true);
  }
}
