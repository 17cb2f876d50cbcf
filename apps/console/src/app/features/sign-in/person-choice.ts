import { Component, input } from '@angular/core';
import type { LocalPerson } from '@covibe/contracts';
import chevronRight from '@lucide/icons/icons/chevron-right';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Icon } from '../../ui/icon/icon.js';

/** One person of the picker, as the content of the button that signs them in. */
@Component({
  selector: 'cv-person-choice',
  imports: [Avatar, Icon],
  template: `
    <cv-avatar
      [name]="person().name"
      [handle]="person().handle"
      [photo]="person().avatar_url"
      [size]="28"
    />
    <span class="who">
      <span class="name">{{ person().name }}</span>
      <span class="handle">@{{ person().handle }}</span>
    </span>
    <span class="role">{{ person().role }}</span>
    <cv-icon [shape]="chevronRight" [size]="14" />
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      gap: 11px;
      align-items: center;
      min-width: 0;
    }

    .who {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      column-gap: 8px;
      min-width: 0;
    }

    .name {
      overflow: hidden;
      font-weight: 500;
      text-overflow: ellipsis;
    }

    .handle,
    .role {
      color: var(--ink-faint);
    }

    .role {
      font-size: var(--text-xs);
    }

    cv-icon {
      color: var(--ink-faint);
    }
  `,
})
export class PersonChoice {
  readonly person = input.required<LocalPerson>();
  protected readonly chevronRight = chevronRight;
}
