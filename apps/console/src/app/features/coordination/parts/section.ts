import { Component, input } from '@angular/core';

/** One kind of matter on the page: its name, how many there are, and what can be done about all. */
@Component({
  selector: 'cv-section',
  host: {
    role: 'region',
    tabindex: '-1',
    '[attr.id]': 'name()',
    '[attr.aria-labelledby]': 'name() + "-heading"',
  },
  template: `
    <div class="head">
      <h2 [id]="name() + '-heading'">{{ heading() }}</h2>
      @if (count(); as count) {
        <span class="count">{{ count }}</span>
      }
      <div class="actions"><ng-content select="[cvSectionAction]" /></div>
    </div>
    <ng-content />
    @if (quiet(); as words) {
      <p class="quiet">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
      align-content: start;
      min-width: 0;
      scroll-margin-top: 60px;
    }

    :host(:focus) {
      outline: none;
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 8px;
      align-items: center;
      min-height: 30px;
    }

    h2 {
      font-size: var(--text-md);
    }

    .count {
      color: var(--ink-faint);
      font-size: var(--text-xs);
      font-variant-numeric: tabular-nums;
    }

    .actions {
      display: flex;
      gap: 8px;
      align-items: center;
      margin-left: auto;
    }

    .quiet {
      color: var(--ink-faint);
      text-wrap: pretty;
    }
  `,
})
export class Section {
  /** Its place in the page, and the start of its ids. */
  readonly name = input.required<string>();
  readonly heading = input.required<string>();
  readonly count = input<number | null>(null);
  /** What it says while it holds nothing. */
  readonly quiet = input<string | null>(null);
}
