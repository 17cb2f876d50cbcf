import { Component, input } from '@angular/core';

/** Why something people asked for was refused, where they asked for it. Said aloud when it comes. */
@Component({
  selector: 'cv-refusal',
  host: { role: 'alert' },
  template: `
    @if (reason(); as reason) {
      <p>{{ reason }}</p>
    }
  `,
  styles: `
    :host(:not(:has(p))) {
      display: none;
    }

    p {
      padding: 9px 12px;
      border-radius: var(--radius);
      background: var(--bad-soft);
      color: var(--bad);
      text-wrap: pretty;
    }
  `,
})
export class Refusal {
  readonly reason = input.required<string | null>();
}
