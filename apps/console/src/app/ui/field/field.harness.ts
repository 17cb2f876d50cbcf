import { ComponentHarness } from '@angular/cdk/testing';

/** Drives one `cv-field` with the control inside it. */
export class FieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-field';
  private readonly control = this.locatorFor('.cv-control');
  private readonly labelled = this.locatorFor('label');
  private readonly message = this.locatorForOptional('.error, .hint');

  async label(): Promise<string> {
    return (await this.labelled()).text();
  }

  /** What is said below the control, a fault or a hint. */
  async said(): Promise<string | null> {
    return (await (await this.message())?.text()) ?? null;
  }

  async type(text: string): Promise<void> {
    const control = await this.control();
    await control.clear();
    await control.sendKeys(text);
  }

  /** The ids a screen reader takes name and description from, and whether it says "invalid". */
  async wiring(): Promise<{ id: string | null; describedBy: string | null; invalid: boolean }> {
    const control = await this.control();
    return {
      id: await control.getAttribute('id'),
      describedBy: await control.getAttribute('aria-describedby'),
      invalid: (await control.getAttribute('aria-invalid')) === 'true',
    };
  }
}
