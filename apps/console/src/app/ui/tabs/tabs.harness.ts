import { ComponentHarness } from '@angular/cdk/testing';

/** Drives one `cv-tabs`. */
export class TabsHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-tabs';
  private readonly tabs = this.locatorForAll('[role="tab"]');
  private readonly panels = this.locatorForAll('[role="tabpanel"]:not([inert])');

  async select(label: string): Promise<void> {
    for (const tab of await this.tabs()) {
      if ((await tab.text()).startsWith(label)) await tab.click();
    }
  }

  async selected(): Promise<string[]> {
    const labels: string[] = [];
    for (const tab of await this.tabs()) {
      if ((await tab.getAttribute('aria-selected')) === 'true') labels.push(await tab.text());
    }
    return labels;
  }

  /** The text of the panels in view: one, unless something is wrong. */
  async shown(): Promise<string[]> {
    return Promise.all((await this.panels()).map((panel) => panel.text()));
  }
}
