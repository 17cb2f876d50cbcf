import { Component, computed, input, output } from '@angular/core';
import type { MemberReply, Role } from '@covibe/contracts';
import ellipsis from '@lucide/icons/icons/ellipsis';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Button } from '../../../ui/button/button.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Menu, MenuFor, MenuItem } from '../../../ui/menu/menu.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Cell } from '../../../ui/table/cell.js';
import type { Column } from '../../../ui/table/column.js';
import { Table } from '../../../ui/table/table.js';

interface Place {
  readonly id: string;
  readonly name: string;
}

const EMAIL: Column<MemberReply> = {
  key: 'email',
  head: 'E-mail',
  width: '220px',
  text: ({ email }) => email ?? '',
  sortBy: ({ email }) => email,
};

/** The people of a company. A menu in each row holds what the reader may do to it. */
@Component({
  selector: 'cv-member-table',
  imports: [Ago, Avatar, Button, Cell, Icon, Menu, MenuFor, MenuItem, Pill, Table],
  templateUrl: './member-table.html',
  styleUrl: './member-table.css',
})
export class MemberTable {
  readonly members = input.required<readonly MemberReply[]>();
  readonly workspaces = input.required<readonly Place[]>();
  readonly isAdmin = input(false);
  readonly roleChanged = output<{ member: MemberReply; role: Role }>();
  readonly placed = output<MemberReply>();
  readonly removed = output<MemberReply>();

  private readonly names = computed(
    () => new Map(this.workspaces().map(({ id, name }) => [id, name])),
  );
  protected readonly ellipsis = ellipsis;
  /** Two private teammates look alike, so the place in the list tells them apart. */
  protected readonly keyOf = (member: MemberReply): string =>
    member.id ?? `private-${this.members().indexOf(member)}`;
  protected readonly columns = computed<readonly Column<MemberReply>[]>(() => [
    { key: 'name', head: 'Person', sortBy: ({ name }) => name },
    ...(this.isAdmin() ? [EMAIL] : []),
    { key: 'role', head: 'Role', width: '96px', sortBy: ({ role }) => role },
    {
      key: 'workspaces',
      head: 'Workspaces',
      width: '190px',
      text: (member) => this.placesOf(member),
      sortBy: (member) => this.placesOf(member),
    },
    { key: 'joined', head: 'Joined', width: '104px', sortBy: ({ joined_at: at }) => at },
    { key: 'menu', head: 'Actions', headHidden: true, width: '56px', align: 'end' },
  ]);

  /** Names of the workspaces the reader knows, and how many others there are. */
  private placesOf({ workspace_ids: ids }: MemberReply): string {
    const known = ids.flatMap((id) => this.names().get(id) ?? []);
    const others = ids.length - known.length;
    if (ids.length === 0) return 'none';
    return [...known, ...(others > 0 ? [`${others} more`] : [])].join(', ');
  }
}
