import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import type { SessionReply } from '@covibe/contracts';
import chevronsUpDown from '@lucide/icons/icons/chevrons-up-down';
import { Commands } from '../../core/commands/commands.js';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Icon } from '../../ui/icon/icon.js';
import { Menu, MenuFor, MenuItem } from '../../ui/menu/menu.js';

/** Who is signed in, and the menu of what concerns only them. */
@Component({
  selector: 'cv-account',
  imports: [Avatar, Icon, Menu, MenuFor, MenuItem],
  template: `
    @let developer = actor().developer;
    <button
      type="button"
      [class.small]="small()"
      [attr.aria-label]="small() ? 'Account of ' + developer.name : null"
      [cvMenuFor]="menu"
    >
      <cv-avatar
        [name]="developer.name"
        [handle]="developer.handle"
        [photo]="developer.avatar_url"
        [size]="26"
      />
      @if (!small()) {
        <span class="visually-hidden">Account of</span>
        <span class="who">
          <span class="name">{{ developer.name }}</span>
          <span class="role">{{ actor().role }}</span>
        </span>
        <cv-icon [shape]="chevronsUpDown" [size]="14" />
      }
    </button>
    <ng-template #menu>
      <cv-menu label="Account">
        @for (command of offered(); track command.id) {
          <button
            type="button"
            cvMenuItem
            [icon]="command.icon"
            [keys]="command.keys ?? null"
            (chosen)="command.run()"
          >
            {{ command.label }}
          </button>
        }
      </cv-menu>
    </ng-template>
  `,
  styleUrl: './account.css',
})
export class Account {
  readonly actor = input.required<SessionReply>();
  /** Only the picture, for a narrow bar. */
  readonly small = input(false, { transform: booleanAttribute });
  private readonly commands = inject(Commands);
  protected readonly offered = computed(() =>
    this.commands.all().filter(({ inAccountMenu }) => inAccountMenu),
  );
  protected readonly chevronsUpDown = chevronsUpDown;
}
