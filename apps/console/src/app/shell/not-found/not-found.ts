import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import compass from '@lucide/icons/icons/compass';
import { PAGES } from '../../core/pages/page.js';
import { Icon } from '../../ui/icon/icon.js';

/** An address no page answers: says which, and where one may go from here. */
@Component({
  selector: 'cv-not-found',
  imports: [Icon, RouterLink],
  template: `
    <cv-icon [shape]="compass" [size]="32" />
    <h1>This page does not exist</h1>
    <p>
      Nothing answers at <code>{{ path }}</code>. It may have been renamed, or the address has a
      typing error.
    </p>
    <ul role="list">
      @for (page of pages; track page.path) {
        <li>
          <a class="link" [routerLink]="'/' + page.path">{{ page.title }}</a>
        </li>
      }
      <li><a class="link" href="/docs">Documentation</a></li>
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: center;
      padding: 18vh 24px 48px;
      text-align: center;
    }

    cv-icon {
      margin-bottom: 8px;
      color: var(--ink-faint);
    }

    h1 {
      font-size: var(--text-xl);
    }

    p {
      max-width: 52ch;
      color: var(--ink-soft);
      text-wrap: pretty;
    }

    code {
      overflow-wrap: anywhere;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 18px;
      justify-content: center;
      margin-top: 10px;
    }
  `,
})
export class NotFound {
  protected readonly pages = inject(PAGES);
  protected readonly path = inject(Router).url.split(/[?#]/)[0];
  protected readonly compass = compass;
}
