import { Component, input } from '@angular/core';

/** The mark: two circles that overlap. */
@Component({
  selector: 'cv-brand',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 32 32" [attr.width]="size()" [attr.height]="size()">
      <rect width="32" height="32" rx="8" fill="var(--accent-fill)" />
      <g fill="none" stroke="#fff" stroke-width="2.8">
        <circle cx="12.4" cy="16" r="5.6" />
        <circle cx="19.6" cy="16" r="5.6" opacity=".6" />
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
