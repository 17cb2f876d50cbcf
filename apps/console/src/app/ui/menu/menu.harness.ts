import { ComponentHarness } from '@angular/cdk/testing';

/** Drives a menu by its trigger. */
export class MenuHarness extends ComponentHarness {
  static readonly hostSelector = '[aria-haspopup="menu"]';
  private readonly page = this.documentRootLocatorFactory();

  async open(): Promise<void> {
    if (!(await this.isOpen())) await (await this.host()).click();
  }

  async isOpen(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-expanded')) === 'true';
  }

  async items(): Promise<string[]> {
    const items = await this.page.locatorForAll('cv-menu .label')();
    return Promise.all(items.map((item) => item.text()));
  }

  async choose(label: string): Promise<void> {
    for (const item of await this.page.locatorForAll('[cvMenuItem]')()) {
      if ((await item.text()).startsWith(label)) return item.click();
    }
    throw new Error(`The menu offers no "${label}"`);
  }
}
