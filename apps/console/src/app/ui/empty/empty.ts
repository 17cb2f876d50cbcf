import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon.js';

/** What a list says while it holds nothing: what will appear, and what makes it appear. */
@Component({
  selector: 'cv-empty',
  imports: [Icon],
  template: `
    <cv-icon [shape]="icon()" [size]="28" />
    <h2>{{ heading() }}</h2>
    <p><ng-content /></p>
    @if (command(); as command) {
      <code>{{ command }}</code>
    }
    <div class="actions"><ng-content select="[cvEmptyAction]" /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      justify-items: center;
      padding: 48px 24px;
      text-align: center;
    }

    cv-icon {
      margin-bottom: 8px;
      color: var(--ink-faint);
    }

    h2 {
      font-size: var(--text-md);
    }

    p {
      max-width: 46ch;
      color: var(--ink-soft);
      text-wrap: pretty;
    }

    code {
      margin-top: 8px;
      padding: 6px 10px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--plane-sunken);
      user-select: all;
    }

    .actions {
      display: flex;
      gap: 8px;
      margin-top: 12px;
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class Empty {
  readonly icon = input.required<LucideIcon>();
  readonly heading = input.required<string>();
  /** The one command that makes something appear here. */
  readonly command = input<string | null>(null);
}
