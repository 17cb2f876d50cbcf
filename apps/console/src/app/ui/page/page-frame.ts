import { booleanAttribute, Component, input } from '@angular/core';

/** The frame of a page's content: its heading, what can be done here, and the right margins. */
@Component({
  selector: 'cv-page',
  host: { '[class.narrow]': 'narrow()' },
  template: `
    <header>
      <h1>{{ heading() }}</h1>
      <ng-content select="[cvPageAction]" />
    </header>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      max-width: 1440px;
      margin: 0 auto;
      padding: 20px 24px 48px;
    }

    :host(.narrow) {
      max-width: 880px;
    }

    header {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      min-height: 32px;
    }

    /* A short heading is not broken to make room: what can be done goes below it. */
    h1 {
      flex: 1 1 min(100%, 14ch);
      font-size: var(--text-xl);
    }

    @media (width < 760px) {
      :host {
        padding: 16px 16px 32px;
      }
    }
  `,
})
export class PageFrame {
  readonly heading = input.required<string>();
  /** For forms and reading, whose lines should not run across a wide screen. */
  readonly narrow = input(false, { transform: booleanAttribute });
}
