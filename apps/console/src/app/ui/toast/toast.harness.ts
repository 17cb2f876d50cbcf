import { ComponentHarness } from '@angular/cdk/testing';

/** Drives the corner of toasts. */
export class ToastListHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-toast-list';
  private readonly texts = this.locatorForAll('.text');
  private readonly buttons = this.locatorForAll('button');
  private readonly toasts = this.locatorForAll('.toast');

  async shown(): Promise<string[]> {
    return Promise.all((await this.texts()).map((text) => text.text()));
  }

  async press(label: string): Promise<void> {
    for (const button of await this.buttons()) {
      const name = (await button.getAttribute('aria-label')) ?? (await button.text());
      if (name === label) return button.click();
    }
  }

  async pointAtFirst(): Promise<void> {
    await (await this.toasts())[0]?.dispatchEvent('mouseenter');
  }

  async pointAway(): Promise<void> {
    await (await this.toasts())[0]?.dispatchEvent('mouseleave');
  }
}
