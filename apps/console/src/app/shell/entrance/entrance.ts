import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import moon from '@lucide/icons/icons/moon';
import sun from '@lucide/icons/icons/sun';
import { Theme } from '../../core/theme/theme.js';
import { Button } from '../../ui/button/button.js';
import { Icon } from '../../ui/icon/icon.js';
import { ToastList } from '../../ui/toast/toast-list.js';
import { Banner } from '../banner/banner.js';
import { Brand } from '../brand.js';

/** The frame of the pages before one is inside: sign-in and onboarding. Calm, one thing at a time. */
@Component({
  selector: 'cv-entrance',
  imports: [Banner, Brand, Button, Icon, RouterOutlet, ToastList],
  template: `
    <header>
      <a class="brand" href="/"><cv-brand [size]="24" />Co-Vibe</a>
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
    </header>
    <cv-banner />
    <main><router-outlet /></main>
    <footer>
      <a class="link" href="/docs">Documentation</a>
    </footer>
    <cv-toast-list />
  `,
  styleUrl: './entrance.css',
})
export class Entrance {
  protected readonly theme = inject(Theme);
  protected readonly moon = moon;
  protected readonly sun = sun;
}
