import { ComponentHarness } from '@angular/cdk/testing';

/** Drives one `cvButton` in specs. */
export class ButtonHarness extends ComponentHarness {
  static readonly hostSelector = '[cvButton]';

  async click(): Promise<void> {
    await (await this.host()).click();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async isBusy(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }
}
