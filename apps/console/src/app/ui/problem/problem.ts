import { booleanAttribute, Component, input, output } from '@angular/core';
import cloudOff from '@lucide/icons/icons/cloud-off';
import { Button } from '../button/button.js';
import { Icon } from '../icon/icon.js';

/** The error state of a list or a page: what happened, the request to ask about, and retry. */
@Component({
  selector: 'cv-problem',
  imports: [Button, Icon],
  host: { role: 'alert' },
  template: `
    <cv-icon [shape]="icon()" [size]="28" />
    @if (wholePage()) {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    <p>{{ message() }}</p>
    @if (requestId(); as id) {
      <p class="request">
        Request <code>{{ id }}</code>
      </p>
    }
    <button cvButton type="button" [busy]="busy()" (click)="retry.emit()">Try again</button>
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
      color: var(--bad);
    }

    h1,
    h2 {
      color: var(--ink);
      font-size: var(--text-md);
    }

    p {
      max-width: 46ch;
      color: var(--ink-soft);
      text-wrap: pretty;
    }

    .request {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }

    code {
      user-select: all;
    }

    button {
      margin-top: 12px;
    }
  `,
})
export class Problem {
  readonly heading = input.required<string>();
  readonly message = input.required<string>();
  readonly requestId = input<string | null>(null);
  readonly icon = input<LucideIcon>(cloudOff);
  readonly busy = input(false);
  /** Where nothing else is on the page, this is what the page is about. */
  readonly wholePage = input(false, { transform: booleanAttribute });
  readonly retry = output();
}
