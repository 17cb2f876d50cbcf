import { Component, input, output } from '@angular/core';
import { Button } from '../../../ui/button/button.js';
import { Section } from './section.js';

/** In place of a section that did not load: the rest of the page stays in use. */
@Component({
  selector: 'cv-section-failure',
  imports: [Button, Section],
  template: `
    <cv-section [name]="name()" [heading]="heading()">
      <p role="alert">
        {{ message() }}
        @if (requestId(); as id) {
          <span
            >Request <code>{{ id }}</code></span
          >
        }
        <button cvButton type="button" [busy]="busy()" (click)="retry.emit()">Try again</button>
      </p>
    </cv-section>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 12px;
      align-items: center;
      padding: 10px 14px;
      border: 1px solid var(--line);
      border-radius: var(--radius-lg);
      color: var(--ink-soft);
    }

    span {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }

    button {
      margin-left: auto;
    }
  `,
})
export class SectionFailure {
  readonly name = input.required<string>();
  readonly heading = input.required<string>();
  readonly message = input.required<string>();
  readonly requestId = input<string | null>(null);
  readonly busy = input(false);
  readonly retry = output();
}
