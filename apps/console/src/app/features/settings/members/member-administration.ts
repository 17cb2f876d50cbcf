import { inject, Service } from '@angular/core';
import type { ResourceRef } from '@angular/core';
import { MEMBERS, type InvitationReply, type MemberReply, type Role } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { Session } from '../../../core/session/session.js';
import { Confirmation } from '../../../ui/confirm/confirm.js';
import { Answers } from '../answers.js';
import { withMember, withoutInvitation, withoutMember, type MemberList } from './member-list.js';

type Shown = ResourceRef<MemberList | undefined>;

/** What admins do to memberships: seen at once, taken back with the reason when refused. */
@Service()
export class MemberAdministration {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly confirmation = inject(Confirmation);
  private readonly session = inject(Session);

  async changeRole(shown: Shown, { id, name, is_me }: MemberReply, role: Role): Promise<void> {
    const write = optimistically(
      shown,
      (list: MemberList) => withMember(list, id, { role }),
      () => this.api.call(MEMBERS.changeRole, { role }, { params: { id: id! } }),
    );
    const done = role === 'admin' ? `${name} is an admin now.` : `${name} is a member now.`;
    // What one may see and do oneself may have changed with it.
    if ((await this.answers.to(write, done)) && is_me) await this.session.probe();
  }

  async changeWorkspaces(
    shown: Shown,
    { id, name, is_me }: MemberReply,
    workspace_ids: string[],
  ): Promise<void> {
    const write = optimistically(
      shown,
      (list: MemberList) => withMember(list, id, { workspace_ids }),
      () => this.api.call(MEMBERS.changeWorkspaces, { workspace_ids }, { params: { id: id! } }),
    );
    const done = `The workspaces of ${name} are changed.`;
    if ((await this.answers.to(write, done)) && is_me) await this.session.probe();
  }

  async remove(shown: Shown, { id, name, handle, is_me }: MemberReply): Promise<void> {
    const tenant = this.session.actor()?.tenant.name ?? 'the company';
    const typed = await this.confirmation.ask({
      heading: is_me ? `Leave ${tenant}` : `Remove ${name}`,
      warning: is_me
        ? 'You are signed out at once and your tokens stop working. Your work stays. Only an admin can bring you back.'
        : `${name} is signed out at once and their tokens stop working. Their work stays.`,
      name: handle,
      action: is_me ? 'Leave' : 'Remove',
    });
    if (typed === undefined) return;
    const write = optimistically(
      shown,
      (list: MemberList) => withoutMember(list, id),
      () => this.api.call(MEMBERS.remove, undefined, { params: { id: id! } }),
    );
    await this.answers.to(write, is_me ? `You have left ${tenant}.` : `${name} is removed.`);
    if (is_me) await this.session.probe();
  }

  async revokeInvitation(shown: Shown, { id, email }: InvitationReply): Promise<void> {
    const write = optimistically(
      shown,
      (list: MemberList) => withoutInvitation(list, id),
      () => this.api.call(MEMBERS.revokeInvitation, undefined, { params: { id } }),
    );
    await this.answers.to(write, `The invitation of ${email} is revoked.`);
  }
}
