import { booleanAttribute, Component, input } from '@angular/core';

/** One matter of a section: what it is, what can be done about it, and its content. */
@Component({
  selector: 'cv-panel',
  host: { role: 'group', '[attr.aria-label]': 'heading()', '[class.apart]': 'apart()' },
  template: `
    <div class="head">
      <div class="words">
        <h2>{{ heading() }}</h2>
        @if (about(); as about) {
          <p>{{ about }}</p>
        }
      </div>
      <ng-content select="[cvPanelAction]" />
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
      min-width: 0;
    }

    :host(.apart) {
      margin-top: 32px;
      padding-top: 28px;
      border-top: 1px solid var(--line);
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 16px;
      align-items: flex-start;
      justify-content: space-between;
    }

    .words {
      display: grid;
      flex: 1;
      gap: 2px;
      min-width: min(280px, 100%);
    }

    h2 {
      font-size: var(--text-lg);
    }

    p {
      max-width: 68ch;
      color: var(--ink-soft);
      text-wrap: pretty;
    }
  `,
})
export class Panel {
  readonly heading = input.required<string>();
  /** What it is for, where the heading alone does not say it. */
  readonly about = input<string | null>(null);
  /** Draws a line above it: for every panel of a section but the first. */
  readonly apart = input(false, { transform: booleanAttribute });
}
