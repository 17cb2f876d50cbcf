import { ComponentHarness } from '@angular/cdk/testing';
import { ButtonHarness } from '../button/button.harness.js';

/** Drives one `cv-copy`. */
export class CopyHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-copy';
  private readonly button = this.locatorFor(ButtonHarness);
  private readonly code = this.locatorFor('code');

  async text(): Promise<string> {
    return (await this.code()).text();
  }

  async take(): Promise<void> {
    await (await this.button()).click();
  }

  /** What the button says. */
  async says(): Promise<string> {
    return (await this.button()).text();
  }
}
