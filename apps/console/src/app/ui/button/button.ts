import { booleanAttribute, Component, ElementRef, inject, input } from '@angular/core';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

/** A button, or a link that looks like one. While busy it stays focusable and does nothing. */
@Component({
  selector: 'button[cvButton], a[cvButton]',
  host: {
    '[class]': 'kind()',
    '[class.icon-only]': 'iconOnly()',
    '[attr.aria-disabled]': 'busy() || null',
    '[attr.aria-busy]': 'busy() || null',
  },
  template: `
    @if (busy()) {
      <span class="spinner" aria-hidden="true"></span>
    }
    <ng-content />
  `,
  styleUrl: './button.css',
})
export class Button {
  readonly kind = input<ButtonKind>('secondary');
  /** Square; then the element needs an `aria-label`. */
  readonly iconOnly = input(false, { transform: booleanAttribute });
  readonly busy = input(false, { transform: booleanAttribute });

  constructor() {
    // Captured, because the listeners of the page are older than any of ours.
    inject<ElementRef<HTMLElement>>(ElementRef).nativeElement.addEventListener(
      'click',
      (event) => {
        if (!this.busy()) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
}
