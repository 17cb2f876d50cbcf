import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  contentChildren,
  Directive,
  inject,
  input,
  model,
  TemplateRef,
} from '@angular/core';
import {
  Tab as AriaTab,
  TabContent,
  TabList,
  TabPanel,
  Tabs as AriaTabs,
} from '@angular/aria/tabs';

/** One tab: `<ng-template cvTab="members" label="Members">`; made when it is first looked at. */
@Directive({ selector: 'ng-template[cvTab]' })
export class Tab {
  readonly value = input.required<string>({ alias: 'cvTab' });
  readonly label = input.required<string>();
  /** A number said beside the label, such as how many there are. */
  readonly count = input<number | null>(null);
  readonly content = inject<TemplateRef<void>>(TemplateRef);
}

/** Panels that share one place. The page keeps `selected` in its address, so that back works. */
@Component({
  selector: 'cv-tabs',
  imports: [AriaTabs, TabList, AriaTab, TabPanel, TabContent, NgTemplateOutlet],
  template: `
    <div ngTabs>
      <div class="list" ngTabList [attr.aria-label]="label()" [(selectedTab)]="selected">
        @for (tab of tabs(); track tab.value()) {
          <button type="button" ngTab [value]="tab.value()">
            {{ tab.label() }}
            @if (tab.count() !== null) {
              <span class="count">{{ tab.count() }}</span>
            }
          </button>
        }
      </div>
      @for (tab of tabs(); track tab.value()) {
        <div class="panel" ngTabPanel [value]="tab.value()">
          <ng-template ngTabContent>
            <ng-container [ngTemplateOutlet]="tab.content" />
          </ng-template>
        </div>
      }
    </div>
  `,
  styleUrl: './tabs.css',
})
export class Tabs {
  readonly label = input.required<string>();
  readonly selected = model<string | undefined>();
  protected readonly tabs = contentChildren(Tab);
}
