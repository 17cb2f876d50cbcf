import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import bookOpen from '@lucide/icons/icons/book-open';
import keyboard from '@lucide/icons/icons/keyboard';
import listFilter from '@lucide/icons/icons/list-filter';
import search from '@lucide/icons/icons/search';
import sunMoon from '@lucide/icons/icons/sun-moon';
import { Commands } from '../core/commands/commands.js';
import { PAGES } from '../core/pages/page.js';
import { PageLocation } from '../core/session/page-location.js';
import { Theme } from '../core/theme/theme.js';
import { Dialogs } from '../ui/dialog/dialogs.js';

/** What the console can do before any feature has added to it. */
@Service()
export class ShellCommands {
  private readonly dialogs = inject(Dialogs);
  private readonly document = inject(DOCUMENT);
  private paletteOpen = false;

  constructor() {
    const router = inject(Router);
    const theme = inject(Theme);
    const location = inject(PageLocation);
    const remove = inject(Commands).add(
      ...inject(PAGES).map(({ path, title, icon, key }) => ({
        id: `page-${path}`,
        label: title,
        words: 'go to page',
        group: 'Pages' as const,
        icon,
        keys: `g ${key}`,
        run: () => void router.navigate([`/${path}`]),
      })),
      {
        id: 'palette',
        label: 'Search and run a command',
        group: 'Actions',
        icon: search,
        keys: 'mod+k',
        keysOnly: true,
        run: () => void this.openPalette(),
      },
      {
        id: 'filter',
        label: 'Filter the list in view',
        group: 'Actions',
        icon: listFilter,
        keys: '/',
        keysOnly: true,
        run: () => this.document.querySelector<HTMLElement>('[data-filter]')?.focus(),
      },
      {
        id: 'theme',
        label: 'Switch between light and dark',
        words: 'theme colours',
        group: 'Actions',
        icon: sunMoon,
        inAccountMenu: true,
        run: () => theme.toggle(),
      },
      {
        id: 'shortcuts',
        label: 'Keyboard shortcuts',
        words: 'help keys',
        group: 'Actions',
        icon: keyboard,
        keys: '?',
        inAccountMenu: true,
        run: () => void this.openShortcuts(),
      },
      {
        id: 'docs',
        label: 'Documentation',
        words: 'help manual guide',
        group: 'Actions',
        icon: bookOpen,
        inAccountMenu: true,
        run: () => location.go('/docs'),
      },
    );
    inject(DestroyRef).onDestroy(remove);
  }

  private async openPalette(): Promise<void> {
    // The keys that open it also close it, which Escape does; a second one on top helps nobody.
    if (this.paletteOpen) return;
    this.paletteOpen = true;
    try {
      const { Palette } = await import('./palette/palette.js');
      await this.dialogs.open(Palette, { place: 'top', label: 'Search and run a command' });
    } finally {
      this.paletteOpen = false;
    }
  }

  private async openShortcuts(): Promise<void> {
    const { ShortcutList } = await import('./shortcuts/shortcut-list.js');
    await this.dialogs.open(ShortcutList);
  }
}
