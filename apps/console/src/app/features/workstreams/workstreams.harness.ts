/** Reads the page of Workstreams as a person would: by its words. */
export class WorkPage {
  constructor(private readonly host: HTMLElement) {}

  get text(): string {
    return this.host.textContent.replaceAll(/\s+/g, ' ');
  }

  get cards(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('a.card')];
  }

  get titles(): string[] {
    return this.cards.map((card) => card.querySelector('.title')!.textContent.trim());
  }

  get lanes(): string[] {
    return [...this.host.querySelectorAll('cv-lane-head h2')].map(({ textContent }) =>
      textContent.trim(),
    );
  }

  card(id: string): HTMLElement {
    return this.host.querySelector<HTMLElement>(`[data-key="${id}"]`)!;
  }

  get drawer(): HTMLElement | null {
    return this.host.querySelector('cv-drawer');
  }

  /** A button of the page, or of a dialog over it. */
  button(words: string): HTMLButtonElement {
    const all = [...document.querySelectorAll('button')];
    return all.find(({ textContent }) => textContent.trim() === words)!;
  }
}
