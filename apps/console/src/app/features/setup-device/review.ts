import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import {
  endOfUserCode,
  isEndOfUserCode,
  readUserCode,
  SETUP_DEVICE,
  type DecidedGrantReply,
  type GrantAction,
  type GrantReply,
} from '@covibe/contracts';
import tick from '@lucide/icons/icons/check';
import shieldAlert from '@lucide/icons/icons/shield-alert';
import cross from '@lucide/icons/icons/x';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { Session } from '../../core/session/session.js';
import { AGENT_NAMES } from '../../core/words/agent-names.js';
import { Button } from '../../ui/button/button.js';
import { Control, Field } from '../../ui/field/field.js';
import { Icon } from '../../ui/icon/icon.js';
import { Pill } from '../../ui/pill/pill.js';
import { Refusal } from '../../ui/refusal/refusal.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { askedAgo, countdown, secondsLeft } from './grant-words.js';

const TICK_MS = 1_000;

/**
 * What a machine asks for, and the two answers, neither easier than the other. There is no form, so
 * Enter decides nothing; where the request came from elsewhere, the link alone is not enough.
 */
@Component({
  selector: 'cv-review',
  imports: [Button, Control, Field, Icon, Pill, Refusal, Sheet],
  templateUrl: './review.html',
  styleUrl: './review.css',
})
export class Review {
  readonly grant = input.required<GrantReply>();
  /** Whether the whole code was typed here, which says more than its end would. */
  readonly wasTyped = input(false);
  readonly decided = output<DecidedGrantReply>();
  /** The code ran out or was decided elsewhere, while somebody looked at it. */
  readonly over = output();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly now = signal(new Date());
  protected readonly busy = signal<GrantAction | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly retyped = signal('');
  protected readonly retypeFault = signal<string | null>(null);
  protected readonly agentNames = AGENT_NAMES;
  protected readonly cross = cross;
  protected readonly shieldAlert = shieldAlert;
  protected readonly tick = tick;

  private readonly code = computed(() => readUserCode(this.grant().user_code) ?? '');
  protected readonly approver = computed(() => this.session.actor()?.developer.name ?? '');
  protected readonly mustRetype = computed(() => this.grant().requires_retype && !this.wasTyped());
  /** What has to be typed from the terminal is not there to be copied from here. */
  protected readonly shownCode = computed(() => {
    const shown = this.grant().user_code;
    return this.mustRetype() ? `${shown.slice(0, 5)}····` : shown;
  });
  protected readonly age = computed(() => askedAgo(this.grant().requested_at, this.now()));
  private readonly seconds = computed(() => secondsLeft(this.grant().expires_at, this.now()));
  protected readonly left = computed(() => countdown(this.seconds()));

  constructor() {
    const clock = setInterval(() => this.now.set(new Date()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    effect(() => {
      if (this.seconds() === 0) this.over.emit();
    });
  }

  protected async decide(action: GrantAction): Promise<void> {
    if (this.busy()) return;
    const retyped = this.wasTyped() ? endOfUserCode(this.code()) : this.retyped();
    this.retypeFault.set(null);
    this.refusal.set(null);
    if (action === 'approve' && this.mustRetype() && !isEndOfUserCode(retyped, this.code())) {
      this.retypeFault.set('These are not the last four characters of the code.');
      return;
    }
    this.busy.set(action);
    try {
      const { user_code } = this.grant();
      const proof = this.grant().requires_retype ? { retyped } : {};
      this.decided.emit(
        await this.api.call(SETUP_DEVICE.decide, {
          user_code,
          action,
          ...(action === 'approve' ? proof : {}),
        }),
      );
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      if (reason.status === 404) this.over.emit();
      else this.refusal.set(reason.message);
    } finally {
      this.busy.set(null);
    }
  }
}
