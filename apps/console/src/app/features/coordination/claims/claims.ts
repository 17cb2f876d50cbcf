import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  CLAIMS,
  type ClaimReply,
  type ClaimsReply,
  type HotPath,
  type WaitReply,
} from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Session } from '../../../core/session/session.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Pill } from '../../../ui/pill/pill.js';
import { keepSteady } from '../../../ui/steady/steady.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { Clock } from '../parts/clock.js';
import { Section } from '../parts/section.js';
import { Who } from '../parts/who.js';
import { percentOf, scaleOf, ticksOf, timeLeft } from './lease-scale.js';

/** What is claimed, on one line of time, with those who wait for it. */
@Component({
  selector: 'cv-claims',
  imports: [Ago, Button, Pill, Section, Who],
  templateUrl: './claims.html',
  styleUrl: './claims.css',
})
export class Claims {
  readonly reply = input.required<ClaimsReply>();
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(Clock);
  private readonly actor = inject(Session).actor;
  protected readonly releasing = signal<string | null>(null);

  private readonly scale = computed(() => scaleOf(this.reply().claims, this.clock.now()));
  protected readonly ticks = computed(() => ticksOf(this.scale()));
  protected readonly nowPercent = computed(() =>
    percentOf(this.clock.now().getTime(), this.scale()),
  );
  protected readonly rows = computed(() => {
    const now = this.clock.now();
    const isAdmin = this.actor()?.role === 'admin';
    return [...this.reply().claims]
      .sort((a, b) => a.lease_until.localeCompare(b.lease_until))
      .map((claim) => ({
        claim,
        left: timeLeft(claim, now),
        from: percentOf(Date.parse(claim.granted_at), this.scale()),
        to: percentOf(Date.parse(claim.lease_until), this.scale()),
        mayRelease: claim.is_mine || isAdmin,
      }));
  });

  constructor() {
    keepSteady(this.rows);
  }

  /** Names what is claimed in few words; all of it stands on hover. */
  protected placesOf({ area, globs }: ClaimReply | WaitReply): readonly string[] {
    return area === null ? globs : [`area “${area}”`, ...globs];
  }

  protected keyOf({ repo, path }: HotPath): string {
    return `${repo}/${path}`;
  }

  protected async release({ id }: ClaimReply): Promise<void> {
    if (this.releasing() !== null) return;
    this.releasing.set(id);
    try {
      await this.api.call(CLAIMS.release, undefined, { params: { id } });
      this.toasts.done('The claim is released.');
      this.changed.emit();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.toasts.failed(reason.message);
    } finally {
      this.releasing.set(null);
    }
  }
}
