import { computed, DOCUMENT, inject, Service, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Also read by public/theme.js, before the first paint. */
const REMEMBERED_AS = 'covibe.theme';

/** Light or dark: the system's theme until somebody chooses, then the choice, in every tab. */
@Service()
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly window = this.document.defaultView!;
  private readonly systemDark = this.window.matchMedia('(prefers-color-scheme: dark)');
  private readonly systemIsDark = signal(this.systemDark.matches);
  private readonly chosen = signal<ThemeChoice>(this.remembered());

  readonly choice = this.chosen.asReadonly();
  readonly isDark = computed(() =>
    this.choice() === 'system' ? this.systemIsDark() : this.choice() === 'dark',
  );

  constructor() {
    this.systemDark.addEventListener('change', ({ matches }) => this.systemIsDark.set(matches));
    this.window.addEventListener('storage', ({ key }) => {
      if (key === REMEMBERED_AS) this.show(this.remembered());
    });
  }

  choose(choice: ThemeChoice): void {
    try {
      if (choice === 'system') this.window.localStorage.removeItem(REMEMBERED_AS);
      else this.window.localStorage.setItem(REMEMBERED_AS, choice);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    this.show(choice);
  }

  /** Goes to the other theme than the one in view. */
  toggle(): void {
    this.choose(this.isDark() ? 'light' : 'dark');
  }

  private show(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') delete this.document.documentElement.dataset['theme'];
    else this.document.documentElement.dataset['theme'] = choice;
  }

  private remembered(): ThemeChoice {
    try {
      const theme = this.window.localStorage.getItem(REMEMBERED_AS);
      return theme === 'light' || theme === 'dark' ? theme : 'system';
    } catch {
      // Storage may be refused altogether.
      return 'system';
    }
  }
}
