import { Component, input, model } from '@angular/core';
import search from '@lucide/icons/icons/search';
import { Icon } from '../icon/icon.js';

/** The field that narrows the list below it. `/` takes the keyboard there, Escape empties it. */
@Component({
  selector: 'cv-filter',
  imports: [Icon],
  template: `
    <cv-icon [shape]="search" [size]="14" />
    <input
      #box
      class="cv-control"
      type="search"
      data-filter
      autocomplete="off"
      spellcheck="false"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="text()"
      (input)="text.set(box.value)"
      (keydown.escape)="clear(box)"
    />
    <kbd aria-hidden="true">/</kbd>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      width: min(280px, 100%);
    }

    cv-icon {
      position: absolute;
      top: 8px;
      left: 9px;
      color: var(--ink-faint);
    }

    input {
      padding-inline: 30px;
    }

    input::-webkit-search-cancel-button {
      appearance: none;
    }

    kbd {
      position: absolute;
      top: 6px;
      right: 7px;
      pointer-events: none;
    }

    input:focus + kbd,
    input:not(:placeholder-shown) + kbd {
      visibility: hidden;
    }
  `,
})
export class Filter {
  readonly label = input('Filter');
  readonly text = model('');
  protected readonly search = search;

  protected clear(box: HTMLInputElement): void {
    box.value = '';
    this.text.set('');
  }
}
