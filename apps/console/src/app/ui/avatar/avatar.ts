import { Component, computed, input, linkedSignal } from '@angular/core';
import { bucket, initials } from './initials.js';

const HUES = 6;

/** A person's photo, or the initials in a colour that stays theirs. The name stands beside it. */
@Component({
  selector: 'cv-avatar',
  host: {
    'aria-hidden': 'true',
    '[class]': '"hue-" + hue()',
    '[style.width.px]': 'size()',
    '[style.height.px]': 'size()',
    '[style.font-size.px]': 'size() * 0.42',
  },
  template: `
    @if (shown(); as photo) {
      <img alt="" [src]="photo" [width]="size()" [height]="size()" (error)="shown.set(null)" />
    } @else {
      {{ letters() }}
    }
  `,
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      overflow: hidden;
      place-items: center;
      border-radius: 50%;
      background: var(--hue-soft);
      color: var(--hue);
      font-weight: 600;
      line-height: 1;
      letter-spacing: -0.02em;
      user-select: none;
    }

    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }

    :host(.hue-0) {
      --hue: var(--accent);
      --hue-soft: var(--accent-soft);
    }

    :host(.hue-1) {
      --hue: var(--plan);
      --hue-soft: var(--plan-soft);
    }

    :host(.hue-2) {
      --hue: var(--info);
      --hue-soft: var(--info-soft);
    }

    :host(.hue-3) {
      --hue: var(--good);
      --hue-soft: var(--good-soft);
    }

    :host(.hue-4) {
      --hue: var(--warn);
      --hue-soft: var(--warn-soft);
    }

    :host(.hue-5) {
      --hue: var(--ink-soft);
      --hue-soft: var(--plane-active);
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  /** What the colour is taken from: a handle outlives a change of name. */
  readonly handle = input.required<string>();
  readonly photo = input<string | null>(null);
  readonly size = input(24);

  /** The photo until it fails to load. */
  protected readonly shown = linkedSignal(() => this.photo());
  protected readonly letters = computed(() => initials(this.name()));
  protected readonly hue = computed(() => bucket(this.handle(), HUES));
}
