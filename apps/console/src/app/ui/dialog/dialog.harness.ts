import { ComponentHarness } from '@angular/cdk/testing';

/** Drives the dialog on top; loaded from the root of the document. */
export class DialogHarness extends ComponentHarness {
  static readonly hostSelector = 'cdk-dialog-container';
  private readonly heading = this.locatorForOptional('h2');
  private readonly closer = this.locatorFor('[aria-label="Close"]');

  /** What a screen reader calls the dialog. */
  async name(): Promise<string | null> {
    const host = await this.host();
    const heading = await this.heading();
    const labelledBy = await host.getAttribute('aria-labelledby');
    if (heading && labelledBy === (await heading.getAttribute('id'))) return heading.text();
    return host.getAttribute('aria-label');
  }

  async close(): Promise<void> {
    await (await this.closer()).click();
  }
}
