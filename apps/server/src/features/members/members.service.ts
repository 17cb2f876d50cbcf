import { Injectable, Optional } from '@nestjs/common';
import { MAX_PAGE_SIZE, type MemberReply, type MembersReply, type Role } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { AuthChanges } from '../../platform/auth/auth-changes.js';
import { AdminsOnly } from '../../platform/auth/auth.errors.js';
import { IdentityDirectory } from '../../platform/auth/workos/identity-directory.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { WorkspaceMembersRepository } from '../tenancy/index.js';
import { AtDirectory } from './at-directory.js';
import { EndedAccess } from './ended-access.js';
import { InvitationsRepository } from './invitations.repository.js';
import { Joining } from './joining.js';
import { invitationReply, memberReply } from './member-view.js';
import { LastAdmin, UnknownMember } from './members.errors.js';
import { MembersRepository } from './members.repository.js';

/** Who belongs to the tenant, in which role and workspaces. */
@Injectable()
export class MembersService {
  constructor(
    private readonly db: TenantDb,
    private readonly members: MembersRepository,
    private readonly workspaces: WorkspaceMembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly joining: Joining,
    private readonly access: EndedAccess,
    private readonly changes: AuthChanges,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
    private readonly atDirectory: AtDirectory,
    @Optional() private readonly directory?: IdentityDirectory,
  ) {}

  async list(actor: Actor, offset: number): Promise<MembersReply> {
    const page = { offset, limit: MAX_PAGE_SIZE + 1 };
    return this.db.within(actor, async (tx) => {
      const rows = await this.members.page(tx, viewerOf(actor), page);
      const administers = actor.role === 'admin' && offset === 0;
      const pending = administers ? await this.invitations.pending(tx, this.clock.now()) : [];
      return {
        members: rows.slice(0, MAX_PAGE_SIZE).map((row) => memberReply(row, actor)),
        invitations: pending.map(invitationReply),
        next_cursor: rows.length > MAX_PAGE_SIZE ? String(offset + MAX_PAGE_SIZE) : null,
      };
    });
  }

  async changeRole(actor: Actor, id: string, role: Role): Promise<MemberReply> {
    requireAdmin(actor);
    const { changed, reply } = await this.db.within(actor, async (tx) => {
      await this.requireStillAdmin(tx, actor);
      const changed = await this.members.setRole(tx, id, role);
      if (changed) await this.rightsChanged(tx, actor, { id, type: 'member.role_changed', role });
      else await this.whyUnchanged(tx, id, role);
      return { changed, reply: await this.reply(tx, actor, id) };
    });
    const membershipId = changed?.directoryMembershipId;
    if (membershipId) {
      await this.tell('a role', (directory) => directory.changeRole(membershipId, role));
    }
    return reply;
  }

  async changeWorkspaces(actor: Actor, id: string, wished: string[]): Promise<MemberReply> {
    requireAdmin(actor);
    const ended = { tenantId: actor.tenantId, developerId: id, by: actor.developerId };
    await this.access.closeBeforeReturn(ended);
    const { left, reply } = await this.db.within(actor, async (tx) => {
      await this.requireStillAdmin(tx, actor);
      if (!(await this.members.roleOf(tx, id))) throw new UnknownMember();
      const keep = await this.joining.knownWorkspaces(tx, wished);
      const left = await this.workspaces.leaveAllBut(tx, id, keep);
      await this.workspaces.join(tx, id, keep);
      await this.rightsChanged(tx, actor, {
        id,
        type: 'member.workspaces_changed',
        workspace_ids: keep,
      });
      return { left, reply: await this.reply(tx, actor, id) };
    });
    await this.access.close(ended, left);
    return reply;
  }

  /** An admin removes anybody; everybody may leave. The last admin can do neither to themselves. */
  async remove(actor: Actor, id: string): Promise<void> {
    const leaves = id === actor.developerId;
    if (!leaves) requireAdmin(actor);
    const { removed, left } = await this.db.within(actor, async (tx) => {
      if (leaves) await this.members.lockAdmins(tx);
      else await this.requireStillAdmin(tx, actor);
      const removed = await this.members.remove(tx, id);
      if (!removed)
        throw (await this.members.roleOf(tx, id)) ? new LastAdmin() : new UnknownMember();
      const left = await this.workspaces.leaveAllBut(tx, id, []);
      await this.rightsChanged(tx, actor, { id, type: 'member.removed' });
      return { removed, left };
    });
    const { tenantId, developerId: by } = actor;
    await this.access.close({ tenantId, developerId: id, by }, left);
    const membershipId = removed.directoryMembershipId;
    if (membershipId) {
      await this.tell('a removal', (directory) => directory.removeMember(membershipId));
    }
  }

  /** The guard's word may be a moment old; a change of rights asks the rows it has locked. */
  private async requireStillAdmin(tx: TenantTx, actor: Actor): Promise<void> {
    const admins = await this.members.lockAdmins(tx);
    if (!admins.includes(actor.developerId)) throw new AdminsOnly();
  }

  private async whyUnchanged(tx: TenantTx, id: string, role: Role): Promise<void> {
    const current = await this.members.roleOf(tx, id);
    if (!current) throw new UnknownMember();
    if (current !== role) throw new LastAdmin();
  }

  private async rightsChanged(
    tx: TenantTx,
    actor: Actor,
    { id, type, ...payload }: { id: string; type: string; role?: Role; workspace_ids?: string[] },
  ): Promise<void> {
    await this.events.record(tx, actor, { type, subject: { type: 'developer', id }, payload });
    await this.changes.changed(tx, id);
  }

  private async reply(tx: TenantTx, actor: Actor, id: string): Promise<MemberReply> {
    const row = await this.members.one(tx, viewerOf(actor), id);
    if (!row) throw new UnknownMember();
    return memberReply(row, actor);
  }

  private async tell(
    what: string,
    work: (directory: IdentityDirectory) => Promise<void>,
  ): Promise<void> {
    const { directory } = this;
    if (directory) await this.atDirectory.tell(what, () => work(directory));
  }
}

function viewerOf(actor: Actor): { id: string; seesAll: boolean } {
  return { id: actor.developerId, seesAll: actor.role === 'admin' };
}
