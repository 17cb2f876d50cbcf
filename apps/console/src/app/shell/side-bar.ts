import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { SessionReply } from '@covibe/contracts';
import searchIcon from '@lucide/icons/icons/search';
import { Commands } from '../core/commands/commands.js';
import { PAGES } from '../core/pages/page.js';
import { Icon } from '../ui/icon/icon.js';
import { Keys } from '../ui/keys/keys.js';
import { Account } from './account/account.js';
import { Brand } from './brand.js';

/** Pages down the left; on a phone along the bottom, within reach of a thumb. */
@Component({
  selector: 'cv-side-bar',
  imports: [Account, Brand, Icon, Keys, RouterLink, RouterLinkActive],
  host: {
    role: 'navigation',
    'aria-label': 'Console',
    '[class.without-pages]': 'pages.length === 0',
  },
  template: `
    <div class="brand"><cv-brand /><span>Co-Vibe</span></div>
    <button type="button" class="search" (click)="openPalette()">
      <cv-icon [shape]="searchIcon" [size]="14" />
      <span>Search</span>
      <cv-keys keys="mod+k" />
    </button>
    @if (pages.length > 0) {
      <ul role="list">
        @for (page of pages; track page.path) {
          <li>
            <a
              [routerLink]="'/' + page.path"
              routerLinkActive="current"
              ariaCurrentWhenActive="page"
            >
              <cv-icon [shape]="page.icon" />
              <span>{{ page.title }}</span>
            </a>
          </li>
        }
      </ul>
    }
    <cv-account class="account" [actor]="actor()" />
  `,
  styleUrl: './side-bar.css',
})
export class SideBar {
  readonly actor = input.required<SessionReply>();
  protected readonly pages = inject(PAGES);
  protected readonly searchIcon = searchIcon;
  private readonly commands = inject(Commands);

  protected openPalette(): void {
    this.commands.run('palette');
  }
}
