import { Component, input, model } from '@angular/core';
import { Icon } from '../icon/icon.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly icon?: LucideIcon;
}

let made = 0;

/** One of a few, all in view: native radio buttons, so arrow keys and screen readers know them. */
@Component({
  selector: 'cv-choice',
  imports: [Icon],
  host: { role: 'radiogroup', '[attr.aria-label]': 'label()' },
  template: `
    @for (option of options(); track option.value) {
      <label [title]="option.icon ? option.label : ''">
        <input
          type="radio"
          class="visually-hidden"
          [name]="name"
          [value]="option.value"
          [checked]="option.value === chosen()"
          (change)="chosen.set(option.value)"
        />
        @if (option.icon; as icon) {
          <cv-icon [shape]="icon" [size]="15" />
          <span class="visually-hidden">{{ option.label }}</span>
        } @else {
          {{ option.label }}
        }
      </label>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      height: var(--control);
      padding: 2px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--plane-sunken);
    }

    label {
      display: inline-flex;
      position: relative;
      gap: 5px;
      align-items: center;
      padding: 0 9px;
      border-radius: var(--radius-sm);
      color: var(--ink-soft);
      font-weight: 500;
      cursor: pointer;
    }

    label:hover {
      color: var(--ink);
    }

    label:has(:checked) {
      background: var(--plane-raised);
      box-shadow: 0 0 0 1px var(--line-strong);
      color: var(--ink);
    }

    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
    }
  `,
})
export class Choice {
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly chosen = model.required<string>();
  protected readonly name = `cv-choice-${++made}`;
}
