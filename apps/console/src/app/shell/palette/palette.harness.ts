import { ComponentHarness, type TestKey } from '@angular/cdk/testing';

/** Drives the palette; loaded from the root of the document. */
export class PaletteHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-palette';
  private readonly field = this.locatorFor('input');
  private readonly options = this.locatorForAll('[role="option"]:not([aria-disabled])');

  async type(text: string): Promise<void> {
    const field = await this.field();
    await field.clear();
    await field.sendKeys(text);
  }

  async press(key: TestKey): Promise<void> {
    await (await this.field()).sendKeys(key);
  }

  async offers(): Promise<string[]> {
    return Promise.all((await this.options()).map((option) => option.text()));
  }

  /** The offer a screen reader says is active. */
  async active(): Promise<string | null> {
    const id = await (await this.field()).getAttribute('aria-activedescendant');
    for (const option of await this.options()) {
      if ((await option.getAttribute('id')) === id) return option.text();
    }
    return null;
  }

  async click(label: string): Promise<void> {
    for (const option of await this.options()) {
      if ((await option.text()).startsWith(label)) return option.click();
    }
  }
}
