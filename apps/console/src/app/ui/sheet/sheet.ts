import { Component, input } from '@angular/core';

/** The one sheet in the middle of a page that asks for one thing: heading, why, and what to do. */
@Component({
  selector: 'cv-sheet',
  template: `
    <div class="head">
      <h1>{{ heading() }}</h1>
      @if (why(); as why) {
        <p>{{ why }}</p>
      }
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      width: min(460px, 100%);
      margin-inline: auto;
      padding: 28px;
      border: 1px solid var(--line);
      border-radius: 14px;
      background: var(--plane);
    }

    .head {
      display: grid;
      gap: 6px;
    }

    h1 {
      overflow-wrap: anywhere;
      font-size: var(--text-xl);
    }

    p {
      color: var(--ink-soft);
      font-size: var(--text-md);
      text-wrap: pretty;
    }

    @media (width < 760px) {
      :host {
        padding: 22px 18px;
      }
    }
  `,
})
export class Sheet {
  readonly heading = input.required<string>();
  /** What this is for and what follows from it, in a sentence or two. */
  readonly why = input<string | null>(null);
}
