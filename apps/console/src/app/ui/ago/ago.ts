import { Component, computed, effect, input, signal } from '@angular/core';
import { relativeTime, staysTrueFor } from './relative-time.js';

/** A moment relative to now, with the exact time on hover; an unknown one says why it is unknown. */
@Component({
  selector: 'cv-ago',
  template: `
    @if (moment(); as moment) {
      <time [attr.datetime]="at()" [title]="exact()">{{ words() }}</time>
    } @else {
      <span class="unknown" [title]="unknown()"
        >n/a<span class="visually-hidden">, {{ unknown() }}</span></span
      >
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
    }

    .unknown {
      color: var(--ink-faint);
    }
  `,
})
export class Ago {
  /** ISO 8601, as the server writes it. */
  readonly at = input.required<string | null>();
  /** Why there is no moment, such as "never used". */
  readonly unknown = input('unknown');

  private readonly now = signal(new Date());
  protected readonly moment = computed(() => {
    const at = this.at();
    return at === null ? null : new Date(at);
  });
  protected readonly words = computed(() => relativeTime(this.moment()!, this.now()));
  protected readonly exact = computed(() =>
    this.moment()!.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'long' }),
  );

  constructor() {
    effect((onCleanup) => {
      const moment = this.moment();
      if (!moment) return;
      const timer = setTimeout(() => this.now.set(new Date()), staysTrueFor(moment, this.now()));
      onCleanup(() => clearTimeout(timer));
    });
  }
}
