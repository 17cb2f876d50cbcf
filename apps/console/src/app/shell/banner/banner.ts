import { Component, inject } from '@angular/core';
import circleAlert from '@lucide/icons/icons/circle-alert';
import x from '@lucide/icons/icons/x';
import { Problems, type ProblemAction } from '../../core/problems/problems.js';
import { Button } from '../../ui/button/button.js';
import { Icon } from '../../ui/icon/icon.js';

/** A fault of the whole page: what happened, the request to ask about, and what can be done. */
@Component({
  selector: 'cv-banner',
  imports: [Button, Icon],
  host: { role: 'alert' },
  template: `
    @if (problems.current(); as problem) {
      <div class="banner">
        <cv-icon [shape]="circleAlert" />
        <p>
          {{ problem.message }}
          @if (problem.requestId; as id) {
            <span class="request">
              Request <code>{{ id }}</code>
            </span>
          }
        </p>
        @if (problem.action; as action) {
          <button cvButton type="button" (click)="act(action)">{{ action.label }}</button>
        }
        <button
          cvButton
          type="button"
          kind="quiet"
          iconOnly
          aria-label="Dismiss"
          (click)="problems.dismiss()"
        >
          <cv-icon [shape]="x" />
        </button>
      </div>
    }
  `,
  styles: `
    .banner {
      display: flex;
      gap: 10px;
      align-items: center;
      padding: 8px 12px 8px 20px;
      border-bottom: 1px solid var(--line);
      background: var(--bad-soft);
    }

    .banner > cv-icon {
      color: var(--bad);
    }

    p {
      flex: 1;
      min-width: 0;
    }

    .request {
      margin-left: 6px;
      color: var(--ink-soft);
      font-size: var(--text-xs);
    }

    code {
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class Banner {
  protected readonly problems = inject(Problems);
  protected readonly circleAlert = circleAlert;
  protected readonly x = x;

  protected act(action: ProblemAction): void {
    this.problems.dismiss();
    action.run();
  }
}
