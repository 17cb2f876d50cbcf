import { NgComponentOutlet } from '@angular/common';
import { Component, inject, input } from '@angular/core';
import type { SessionReply } from '@covibe/contracts';
import moon from '@lucide/icons/icons/moon';
import searchIcon from '@lucide/icons/icons/search';
import sun from '@lucide/icons/icons/sun';
import { Commands } from '../core/commands/commands.js';
import { WORKSPACE_SWITCHER } from '../core/pages/workspace-switcher.js';
import { Theme } from '../core/theme/theme.js';
import { Button } from '../ui/button/button.js';
import { Icon } from '../ui/icon/icon.js';
import { Account } from './account/account.js';
import { Brand } from './brand.js';
import { LivePill } from './live/live-pill.js';

/** Where one stands, whether it is current, and the light. */
@Component({
  selector: 'cv-top-bar',
  host: { role: 'banner' },
  imports: [Account, Brand, Button, Icon, LivePill, NgComponentOutlet],
  template: `
    <cv-brand class="phone" />
    <div class="place">
      <span class="tenant">{{ actor().tenant.name }}</span>
      <span class="slash" aria-hidden="true">/</span>
      @if (switcher) {
        <ng-container [ngComponentOutlet]="switcher" />
      } @else {
        <span class="workspace">{{ actor().workspace.name }}</span>
      }
    </div>
    <cv-live-pill />
    <button
      cvButton
      class="phone"
      type="button"
      kind="quiet"
      iconOnly
      aria-label="Search"
      (click)="openPalette()"
    >
      <cv-icon [shape]="searchIcon" />
    </button>
    <button
      cvButton
      type="button"
      kind="quiet"
      iconOnly
      [attr.aria-label]="theme.isDark() ? 'Switch to light' : 'Switch to dark'"
      (click)="theme.toggle()"
    >
      <cv-icon [shape]="theme.isDark() ? sun : moon" />
    </button>
    <cv-account class="phone" small [actor]="actor()" />
  `,
  styleUrl: './top-bar.css',
})
export class TopBar {
  readonly actor = input.required<SessionReply>();
  protected readonly theme = inject(Theme);
  protected readonly switcher = inject(WORKSPACE_SWITCHER, { optional: true });
  protected readonly moon = moon;
  protected readonly sun = sun;
  protected readonly searchIcon = searchIcon;
  private readonly commands = inject(Commands);

  protected openPalette(): void {
    this.commands.run('palette');
  }
}
