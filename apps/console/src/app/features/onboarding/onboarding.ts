import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { ONBOARDING, returnTo } from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { PageLocation } from '../../core/session/page-location.js';
import { Button } from '../../ui/button/button.js';
import { Problem } from '../../ui/problem/problem.js';
import { Refusal } from '../../ui/refusal/refusal.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';
import { Ask } from './ask.js';
import { Found } from './found.js';

/** The way from being somebody to having a place: found one, take one over, accept one, or ask. */
@Component({
  selector: 'cv-onboarding',
  imports: [Ask, Button, Found, Problem, Refusal, Sheet, Skeleton],
  template: `
    @if (state.hasValue()) {
      @let known = state.value();
      @switch (known.step) {
        @case ('accept') {
          <cv-sheet
            [heading]="'Join ' + (known.place ?? 'your company')"
            [why]="'You were invited as ' + known.email + '.'"
          >
            <cv-refusal [reason]="refusal()" />
            <button cvButton type="button" kind="primary" [busy]="accepting()" (click)="accept()">
              Accept the invitation
            </button>
          </cv-sheet>
        }
        @case ('ask') {
          <cv-ask [known]="known" [busy]="state.isLoading()" (again)="state.reload()" />
        }
        @case ('done') {
          <cv-sheet heading="Opening Co-Vibe…" why="You have a place here already." />
        }
        @default {
          <cv-found [known]="known" (founded)="enter()" />
        }
      }
    } @else if (failure(); as failure) {
      <cv-problem
        heading="Onboarding did not load"
        [message]="failure.message"
        [requestId]="failure.requestId"
        (retry)="state.reload()"
      />
    } @else {
      <cv-sheet heading="Welcome to Co-Vibe">
        <cv-skeleton label="Looking up what you can do here" [rows]="6" />
      </cv-sheet>
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class Onboarding {
  readonly returnTo = input<string>();

  private readonly api = inject(Api);
  private readonly location = inject(PageLocation);
  protected readonly state = this.api.read(ONBOARDING.state, () => ({}));
  protected readonly accepting = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly failure = computed(() => {
    const error = this.state.error();
    return error instanceof ApiError ? error : null;
  });

  constructor() {
    effect(() => {
      if (this.state.hasValue() && this.state.value().step === 'done') this.enter();
    });
  }

  /** Leaves the page for the console, which then reads its new session. */
  protected enter(): void {
    this.location.go(returnTo(this.returnTo()));
  }

  protected async accept(): Promise<void> {
    this.accepting.set(true);
    this.refusal.set(null);
    try {
      await this.api.call(ONBOARDING.accept);
      this.enter();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.accepting.set(false);
      this.refusal.set(reason.message);
    }
  }
}
