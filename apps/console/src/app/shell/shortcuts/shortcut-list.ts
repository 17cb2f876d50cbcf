import { Component, computed, inject } from '@angular/core';
import type { Command } from '../../core/commands/command.js';
import { Commands } from '../../core/commands/commands.js';
import { Dialog } from '../../ui/dialog/dialog.js';
import { Keys } from '../../ui/keys/keys.js';

/** Every shortcut that works right now. */
@Component({
  selector: 'cv-shortcut-list',
  imports: [Dialog, Keys],
  template: `
    <cv-dialog heading="Keyboard shortcuts">
      @for (group of groups(); track group.name) {
        <section [attr.aria-label]="group.name">
          <h3>{{ group.name }}</h3>
          <ul role="list">
            @for (command of group.commands; track command.id) {
              <li>
                <span>{{ command.label }}</span>
                <cv-keys [keys]="command.keys!" />
              </li>
            }
          </ul>
        </section>
      }
    </cv-dialog>
  `,
  styles: `
    h3 {
      margin-bottom: 4px;
      color: var(--ink-faint);
      font-size: var(--text-xs);
      font-weight: 500;
    }

    li {
      display: flex;
      gap: 16px;
      align-items: center;
      justify-content: space-between;
      min-height: var(--row);
      border-bottom: 1px solid var(--line);
    }

    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class ShortcutList {
  private readonly commands = inject(Commands);
  protected readonly groups = computed(() => {
    const withKeys = this.commands.all().filter(({ keys }) => keys);
    const names = new Set(withKeys.map(({ group }) => group));
    return [...names].map((name): { name: string; commands: Command[] } => ({
      name,
      commands: withKeys.filter(({ group }) => group === name),
    }));
  });
}
