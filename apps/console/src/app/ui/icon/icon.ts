import { Component, computed, input } from '@angular/core';

/** Draws one Lucide icon from its data. Decorative: the words beside it carry the meaning. */
@Component({
  selector: 'cv-icon',
  host: { 'aria-hidden': 'true', '[style.width.px]': 'size()', '[style.height.px]': 'size()' },
  template: `
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-linecap="round"
      stroke-linejoin="round"
      [attr.stroke-width]="strokeWidth()"
    >
      @for (part of shape().node; track $index) {
        @let at = part[1];
        @switch (part[0]) {
          @case ('path') {
            <path [attr.d]="at['d']" />
          }
          @case ('circle') {
            <circle [attr.cx]="at['cx']" [attr.cy]="at['cy']" [attr.r]="at['r']" />
          }
          @case ('line') {
            <line
              [attr.x1]="at['x1']"
              [attr.y1]="at['y1']"
              [attr.x2]="at['x2']"
              [attr.y2]="at['y2']"
            />
          }
          @case ('rect') {
            <rect
              [attr.x]="at['x']"
              [attr.y]="at['y']"
              [attr.width]="at['width']"
              [attr.height]="at['height']"
              [attr.rx]="at['rx']"
            />
          }
          @case ('polyline') {
            <polyline [attr.points]="at['points']" />
          }
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    svg {
      width: 100%;
      height: 100%;
    }
  `,
})
export class Icon {
  readonly shape = input.required<LucideIcon>();
  readonly size = input(16);
  /** Small icons keep a stroke of about one and a half pixels. */
  protected readonly strokeWidth = computed(() => (this.size() <= 16 ? 2 : 1.75));
}
