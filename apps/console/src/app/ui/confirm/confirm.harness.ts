import { ComponentHarness } from '@angular/cdk/testing';
import { ButtonHarness } from '../button/button.harness.js';
import { FieldHarness } from '../field/field.harness.js';

/** Drives the question that is open; loaded from the root of the document. */
export class ConfirmHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-confirm';
  private readonly field = this.locatorFor(FieldHarness);
  private readonly buttons = this.locatorForAll(ButtonHarness);

  async type(name: string): Promise<void> {
    await (await this.field()).type(name);
  }

  async press(label: string): Promise<void> {
    for (const button of await this.buttons()) {
      if ((await button.text()) === label) await button.click();
    }
  }
}
