import { Component, input } from '@angular/core';

/** The mark: two open circles that meet. */
@Component({
  selector: 'cv-brand',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 32 32" [attr.width]="size()" [attr.height]="size()">
      <rect width="32" height="32" rx="8" fill="var(--accent-fill)" />
      <g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round">
        <path d="M17.4 10.6a6 6 0 1 0 0 10.8" />
        <path d="M14.6 21.4a6 6 0 1 0 0-10.8" opacity=".72" />
      </g>
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class Brand {
  readonly size = input(22);
}
