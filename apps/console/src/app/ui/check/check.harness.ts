import { ComponentHarness } from '@angular/cdk/testing';

/** Drives one `cv-check`. */
export class CheckHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-check';
  private readonly box = this.locatorFor('input');

  async isChecked(): Promise<boolean> {
    return (await this.box()).getProperty<boolean>('checked');
  }

  /** What a screen reader calls it. */
  async role(): Promise<string> {
    return (await (await this.box()).getAttribute('role')) ?? 'checkbox';
  }

  async toggle(): Promise<void> {
    await (await this.box()).click();
  }
}
