import { Component, computed, inject, resource, signal } from '@angular/core';
import { MEMBERS, TENANCY, type MemberReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { Live } from '../../../core/live/live.js';
import { Session } from '../../../core/session/session.js';
import { Button } from '../../../ui/button/button.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Filter } from '../../../ui/filter/filter.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { CreateMemberDialog } from './create-member.js';
import { InvitationList } from './invitation-list.js';
import { InviteDialog, type Inviting } from './invite.js';
import { MemberAdministration } from './member-administration.js';
import { loadMembers, matching } from './member-list.js';
import { MemberTable } from './member-table.js';
import { MemberWorkspaces, type Placing } from './member-workspaces.js';

/** Everybody of the company. Admins bring people in, place them, and let them go. */
@Component({
  selector: 'cv-members',
  imports: [Awaited, Button, Filter, InvitationList, MemberTable, Panel],
  templateUrl: './members.html',
  styleUrl: './members.css',
})
export class Members {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  protected readonly administration = inject(MemberAdministration);
  protected readonly actor = inject(Session).actor;
  protected readonly members = resource({
    loader: ({ abortSignal: signal }) =>
      loadMembers((cursor) =>
        this.api.call(MEMBERS.list, undefined, { query: { cursor }, signal }),
      ),
  });
  /** Admins place people also where they are not themselves. */
  private readonly allWorkspaces = this.api.read(TENANCY.workspaces, () =>
    this.isAdmin() ? {} : undefined,
  );
  protected readonly wanted = signal('');
  protected readonly isAdmin = computed(() => this.actor()?.role === 'admin');
  protected readonly isLocal = computed(() => this.actor()?.auth_mode === 'local-dev');
  protected readonly workspaces = computed(() =>
    this.allWorkspaces.hasValue()
      ? this.allWorkspaces.value().workspaces
      : (this.actor()?.workspaces ?? []),
  );
  protected readonly list = computed(() => (this.members.hasValue() ? this.members.value() : null));
  protected readonly rows = computed(() => matching(this.list()?.members ?? [], this.wanted()));

  constructor() {
    const live = inject(Live);
    live.keepFresh(this.members, 'member', 'profile', 'workspace', 'tenant');
    live.keepFresh(this.allWorkspaces, 'workspace');
  }

  protected async invite(): Promise<void> {
    const data: Inviting = {
      isLocal: this.isLocal(),
      workspaces: this.workspaces(),
      here: this.actor()!.workspace.id,
    };
    await this.dialogs.open(InviteDialog, { data });
    this.members.reload();
  }

  protected async create(): Promise<void> {
    await this.dialogs.open(CreateMemberDialog);
    this.members.reload();
  }

  protected async place(member: MemberReply): Promise<void> {
    const data: Placing = { member, workspaces: this.workspaces() };
    const chosen = await this.dialogs.open<string[]>(MemberWorkspaces, { data });
    if (chosen) await this.administration.changeWorkspaces(this.members, member, chosen);
  }
}
