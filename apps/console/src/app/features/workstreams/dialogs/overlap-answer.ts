import { computed, signal, type Signal } from '@angular/core';
import { form, maxLength, validate } from '@angular/forms/signals';
import type { Router } from '@angular/router';
import {
  CONFIRM_REASON_MAX,
  CONFIRM_REASON_MIN,
  type CheckReply,
  type MatchReply,
} from '@covibe/contracts';
import { send } from '../../../core/forms/form-faults.js';
import type { Toast } from '../../../ui/toast/toasts.js';

/**
 * What a plan was answered with while somebody seems to be on it already: it stands only as long as
 * the text it is about, and a plan all the same needs a reason where the work is likely the same.
 * Made where injection is.
 */
export class OverlapAnswer<Draft> {
  private readonly found = signal<{ of: Draft; check: CheckReply } | null>(null);
  private readonly check = computed(() => {
    const found = this.found();
    return found?.of === this.draft() ? found.check : null;
  });
  readonly isWarned = computed(() => this.check() !== null);
  /** Likely the same work: planning it all the same takes a reason. */
  readonly candidates = computed(() => byScore(this.check()?.candidates ?? []));
  /** Somewhat like it, for information. */
  readonly others = computed(() => {
    const stops = new Set(this.candidates().map(({ id }) => id));
    return byScore((this.check()?.matches ?? []).filter(({ id }) => !stops.has(id)));
  });
  private readonly words = signal({ reason: '' });
  readonly why = form(this.words, ({ reason }) => {
    maxLength(reason, CONFIRM_REASON_MAX);
    validate(reason, ({ value }) =>
      this.candidates().length === 0 || value().trim().length >= CONFIRM_REASON_MIN
        ? null
        : { kind: 'rule', message: `Say why, in ${CONFIRM_REASON_MIN} characters or more.` },
    );
  });

  constructor(private readonly draft: Signal<Draft>) {}

  /** Keeps what the server found about the text as it is now. */
  keep(check: CheckReply): void {
    this.found.set({ of: this.draft(), check });
  }

  /** Whether it may be sent; else the missing reason is shown. */
  isReady(): Promise<boolean> {
    return this.candidates().length === 0
      ? Promise.resolve(true)
      : send(this.why, () => Promise.resolve());
  }

  /** What a repeated plan carries beside its text. */
  confirmation(): { confirm?: true; confirm_reason?: string } {
    if (!this.isWarned()) return {};
    const reason = this.words().reason.trim();
    return { confirm: true, ...(this.candidates().length > 0 ? { confirm_reason: reason } : {}) };
  }
}

function byScore(matches: readonly MatchReply[]): readonly MatchReply[] {
  return [...matches].sort((a, b) => b.score - a.score);
}

/** Leads to the record of what planned work is somewhat like; nothing where it is like nothing. */
export function compareAction(
  router: Router,
  { warning_id: warning, matches }: CheckReply,
): Toast['action'] {
  if (!warning || matches.length === 0) return null;
  return {
    label: matches.length === 1 ? 'Compare with 1 alike' : `Compare with ${matches.length} alike`,
    run: () => void router.navigate(['/coordination'], { queryParams: { warning } }),
  };
}
