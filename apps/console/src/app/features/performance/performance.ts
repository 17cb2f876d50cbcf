import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Here } from '../../core/pages/here.js';
import { Choice } from '../../ui/choice/choice.js';
import { PageFrame } from '../../ui/page/page-frame.js';
import { RANGE_OPTIONS, readMetricsQuery } from './metrics-query.js';

/** The frame of the sections: how far back they look, and the way from one to the next. */
@Component({
  selector: 'cv-performance',
  imports: [Choice, PageFrame, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <cv-page heading="Performance">
      <cv-choice
        cvPageAction
        label="How far back"
        [options]="ranges"
        [chosen]="range()"
        (chosenChange)="here.go({ days: $event })"
      />
      <nav aria-label="Performance">
        <a
          routerLink="/performance"
          queryParamsHandling="preserve"
          routerLinkActive="current"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="exactly"
          >Overview</a
        >
        <a
          routerLink="/performance/developers"
          queryParamsHandling="preserve"
          routerLinkActive="current"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="exactly"
          >Developers</a
        >
      </nav>
      <router-outlet />
    </cv-page>
  `,
  styleUrl: './performance.css',
})
export class Performance {
  readonly days = input<string>();
  protected readonly here = inject(Here);
  protected readonly ranges = RANGE_OPTIONS;
  protected readonly exactly = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  } as const;
  protected readonly range = computed(() => String(readMetricsQuery({ days: this.days() }).days));
}
