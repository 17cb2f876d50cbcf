import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MESSAGES, type MessageReply } from '@covibe/contracts';
import arrowRight from '@lucide/icons/icons/arrow-right';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Here } from '../../../core/pages/here.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Choice } from '../../../ui/choice/choice.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Pill } from '../../../ui/pill/pill.js';
import { keepSteady } from '../../../ui/steady/steady.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { Section } from '../parts/section.js';
import { Who } from '../parts/who.js';
import { MESSAGE_STATUS_NAMES, MESSAGE_STATUS_TONES } from './message-words.js';

type Step = 'accept' | 'withdraw' | 'acknowledge';

const DONE: Readonly<Record<Step, string>> = {
  accept: 'The task is yours now.',
  withdraw: 'The message is taken back.',
  acknowledge: 'Noted.',
};

/** Questions and hand-offs: what waits for the reader first, then what waits for others. */
@Component({
  selector: 'cv-messages',
  imports: [Ago, Button, Choice, Icon, Pill, RouterLink, Section, Who],
  templateUrl: './messages.html',
  styleUrls: ['../parts/entries.css', './messages.css'],
})
export class Messages {
  readonly messages = input.required<readonly MessageReply[]>();
  readonly view = input.required<'open' | 'mine'>();
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly here = inject(Here);
  private readonly toasts = inject(Toasts);
  protected readonly names = MESSAGE_STATUS_NAMES;
  protected readonly tones = MESSAGE_STATUS_TONES;
  protected readonly arrow = arrowRight;
  protected readonly views = [
    { value: 'open', label: 'Whole team' },
    { value: 'mine', label: 'Mine' },
  ];
  /** The one being written about, so that its button shows it. */
  protected readonly busy = signal<string | null>(null);
  protected readonly rows = computed(() =>
    [...this.messages()].sort((a, b) => Number(waitsForMe(b)) - Number(waitsForMe(a))),
  );
  protected readonly openCount = computed(
    () => this.messages().filter(({ status }) => status === 'open').length,
  );
  protected readonly quiet = computed(() => {
    if (this.messages().length > 0) return null;
    return this.view() === 'mine'
      ? 'Nobody asked you anything, and you asked nobody.'
      : 'No question and no hand-off waits for an answer.';
  });

  constructor() {
    keepSteady(this.rows);
  }

  protected show(view: string): void {
    this.here.go({ messages: view === 'mine' ? 'mine' : null });
  }

  protected async answer(message: MessageReply, what: 'reply' | 'decline'): Promise<void> {
    const { AnswerDialog } = await import('./answer.js');
    if (await this.dialogs.open<boolean>(AnswerDialog, { data: { message, what } })) {
      this.changed.emit();
    }
  }

  protected async step({ id }: MessageReply, step: Step): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(id);
    try {
      await this.api.call(MESSAGES[step], undefined, { params: { id } });
      this.toasts.done(DONE[step]);
      this.changed.emit();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.toasts.failed(reason.message);
    } finally {
      this.busy.set(null);
    }
  }

  /** An answer the asker has not said to have read. */
  protected isNews({ is_mine: mine, status, acknowledged_at: at }: MessageReply): boolean {
    return mine && at === null && (status === 'answered' || status === 'declined');
  }
}

function waitsForMe({ status, is_for_me: mine }: MessageReply): boolean {
  return status === 'open' && mine;
}
