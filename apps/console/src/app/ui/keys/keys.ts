import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { keyCaps } from './key-caps.js';

/** A shortcut as it stands on the keyboard: `mod+k` is ⌘ K on a Mac and Ctrl K elsewhere. */
@Component({
  selector: 'cv-keys',
  template: `
    @for (cap of caps(); track $index) {
      <kbd>{{ cap }}</kbd>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      gap: 3px;
    }
  `,
})
export class Keys {
  readonly keys = input.required<string>();
  private readonly onMac = /Mac|iP(hone|ad)/.test(
    inject(DOCUMENT).defaultView?.navigator.userAgent ?? '',
  );
  protected readonly caps = computed(() => keyCaps(this.keys(), this.onMac));
}
