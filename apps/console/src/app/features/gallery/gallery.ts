import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { PageFrame } from '../../ui/page/page-frame.js';
import { Tab, Tabs } from '../../ui/tabs/tabs.js';
import { ControlGallery } from './control-gallery.js';
import { StateGallery } from './state-gallery.js';
import { TableGallery } from './table-gallery.js';

/** Every part in every state, on one page, so that a change to a part can be looked at. */
@Component({
  selector: 'cv-gallery',
  imports: [ControlGallery, PageFrame, StateGallery, Tab, TableGallery, Tabs],
  template: `
    <cv-page heading="Parts">
      <cv-tabs
        label="Kinds of parts"
        [selected]="tab() ?? 'controls'"
        (selectedChange)="go($event)"
      >
        <ng-template cvTab="controls" label="Controls"><cv-control-gallery /></ng-template>
        <ng-template cvTab="table" label="Table" [count]="2000"><cv-table-gallery /></ng-template>
        <ng-template cvTab="states" label="States"><cv-state-gallery /></ng-template>
      </cv-tabs>
    </cv-page>
  `,
})
export class Gallery {
  /** Bound from the address, so that back and a reload come to the same tab. */
  readonly tab = input<string>();
  private readonly router = inject(Router);

  protected go(tab: string | undefined): void {
    void this.router.navigate([], { queryParams: { tab }, queryParamsHandling: 'merge' });
  }
}
