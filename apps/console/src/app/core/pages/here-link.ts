import { computed, Directive, inject, input } from '@angular/core';
import type { Params } from '@angular/router';
import { Here } from './here.js';

/** A link to the same page with other query parameters, which leaves the scroll where it is. */
@Directive({
  selector: 'a[cvHere]',
  host: { '[attr.href]': 'address()', '(click)': 'follow($event)' },
})
export class HereLink {
  readonly cvHere = input.required<Params>();
  private readonly here = inject(Here);
  protected readonly address = computed(() => this.here.addressWith(this.cvHere()));

  protected follow(event: MouseEvent): void {
    // A new tab, a new window, a download: the browser knows how.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    this.here.go(this.cvHere());
  }
}
