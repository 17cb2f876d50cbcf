import { Component, input } from '@angular/core';

/** One named fact of something, in a list of them. */
@Component({
  selector: 'cv-fact',
  template: `
    <span class="name">{{ name() }}</span>
    <span class="value"><ng-content /></span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr);
      gap: 10px;
      align-items: baseline;
      min-height: 24px;
    }

    .name {
      color: var(--ink-faint);
    }

    .value {
      overflow-wrap: anywhere;
    }
  `,
})
export class Fact {
  readonly name = input.required<string>();
}
