import { Component, computed, input } from '@angular/core';
import { stretches } from './shared-words.js';

/** A text with the words marked that another text also says. */
@Component({
  selector: 'cv-compared',
  // One line: a space between the pieces would be a space in the text.
  template: `@for (piece of pieces(); track $index) {
    @if (piece.shared) {
      <mark>{{ piece.text }}</mark>
    } @else {
      <ng-container>{{ piece.text }}</ng-container>
    }
  }`,
  styles: `
    /* The words stay readable without the colour. */
    mark {
      border-radius: 2px;
      background: var(--warn-soft);
      color: inherit;
    }
  `,
})
export class Compared {
  readonly text = input.required<string>();
  readonly other = input.required<string>();
  protected readonly pieces = computed(() => stretches(this.text(), this.other()));
}
