import { Component, input } from '@angular/core';

/** A passage somebody wrote about the work: shown as it was written, never as markup. */
@Component({
  selector: 'cv-words',
  template: `
    <h3>{{ heading() }}</h3>
    <p [class]="tone()">{{ text() }}</p>
  `,
  styles: `
    h3 {
      margin-bottom: 4px;
      font-size: var(--text-sm);
    }

    p {
      max-height: 320px;
      overflow-y: auto;
      color: var(--ink-soft);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    .bad {
      padding-left: 10px;
      border-left: 2px solid var(--bad);
      color: var(--ink);
    }
  `,
})
export class Words {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly tone = input<'plain' | 'bad'>('plain');
}
