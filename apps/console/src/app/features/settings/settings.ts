import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../../core/session/session.js';
import { Icon } from '../../ui/icon/icon.js';
import { PageFrame } from '../../ui/page/page-frame.js';
import { SECTIONS, type Section } from './sections.js';

/** The frame of all sections. Each has an address of its own; what one may not do is not listed. */
@Component({
  selector: 'cv-settings',
  imports: [Icon, PageFrame, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <cv-page heading="Settings">
      <div class="columns">
        <nav aria-label="Settings">
          @for (section of sections(); track section.path) {
            <a
              #link
              [routerLink]="section.path"
              routerLinkActive="current"
              ariaCurrentWhenActive="page"
              [class.danger]="section.adminOnly"
              (isActiveChange)="$event && show(link)"
            >
              <cv-icon [shape]="section.icon" [size]="15" />{{ section.title }}
            </a>
          }
        </nav>
        <div class="section"><router-outlet /></div>
      </div>
    </cv-page>
  `,
  styleUrl: './settings.css',
})
export class Settings {
  private readonly session = inject(Session);
  protected readonly sections = computed<readonly Section[]>(() => {
    const all: readonly Section[] = SECTIONS;
    const isAdmin = this.session.actor()?.role === 'admin';
    return all.filter(({ adminOnly }) => isAdmin || !adminOnly);
  });

  /** On a phone the links are one line that scrolls. */
  protected show(link: HTMLElement): void {
    link.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}
