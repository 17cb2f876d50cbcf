import { ComponentHarness, type TestKey } from '@angular/cdk/testing';

/** Drives one `cv-table`. */
export class TableHarness extends ComponentHarness {
  static readonly hostSelector = 'cv-table';
  private readonly heads = this.locatorForAll('th');
  private readonly headButtons = this.locatorForAll('th button');
  private readonly rows = this.locatorForAll('tr[data-row]');
  private readonly focused = this.locatorForOptional('a:focus');

  /** The text of the rows that are drawn. */
  async drawn(): Promise<string[]> {
    return Promise.all((await this.rows()).map((row) => row.text()));
  }

  async sortBy(head: string): Promise<void> {
    for (const button of await this.headButtons()) {
      if ((await button.text()) === head) await button.click();
    }
  }

  /** What a screen reader says of the order, head by head. */
  async order(): Promise<(string | null)[]> {
    return Promise.all((await this.heads()).map((head) => head.getAttribute('aria-sort')));
  }

  async press(key: TestKey): Promise<void> {
    await (await this.focused())?.sendKeys(key);
  }

  async focusedLink(): Promise<string | null> {
    return (await (await this.focused())?.text()) ?? null;
  }
}
