import { Injectable, Optional } from '@nestjs/common';
import type { InvitedReply, InviteMember } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { IdentityDirectory } from '../../platform/auth/workos/identity-directory.js';
import { DirectoryConflict } from '../../platform/auth/workos/workos.errors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { PublicOrigin } from '../../platform/config/public-origin.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { InvalidRequest } from '../../platform/errors/app-error.js';
import { RateLimits } from '../../platform/rate-limit/rate-limits.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { placeName, TenancyRepository } from '../tenancy/index.js';
import { AtDirectory } from './at-directory.js';
import { plainEmail } from './email.js';
import { InvitationsRepository } from './invitations.repository.js';
import { Joining } from './joining.js';
import { invitationReply } from './member-view.js';
import {
  AlreadyInvited,
  AlreadyMember,
  NoOrganization,
  UnknownInvitation,
} from './members.errors.js';
import { PeopleRepository } from './people.repository.js';

const DAYS_OPEN = 7;
const DAY_MS = 86_400_000;
/** Enough for a whole company on its first day, too few to send letters for somebody else. */
const INVITING = { name: 'invite', points: 300, seconds: 3600 };

/** How an admin brings people in: by letter where an identity provider writes them, else at once. */
@Injectable()
export class InvitingService {
  constructor(
    private readonly db: TenantDb,
    private readonly places: TenancyRepository,
    private readonly people: PeopleRepository,
    private readonly invitations: InvitationsRepository,
    private readonly joining: Joining,
    private readonly events: WorkEvents,
    private readonly origin: PublicOrigin,
    private readonly limits: RateLimits,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly atDirectory: AtDirectory,
    @Optional() private readonly directory?: IdentityDirectory,
  ) {}

  async invite(actor: Actor, wish: InviteMember): Promise<InvitedReply> {
    requireAdmin(actor);
    await this.limits.use(INVITING, actor.developerId);
    const asked = { ...wish, email: plainEmail(wish.email) };
    return this.directory ? this.byLetter(actor, asked, this.directory) : this.atOnce(actor, asked);
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    requireAdmin(actor);
    const now = this.clock.now();
    const settled = await this.db.within(actor, async (tx) => {
      const settled = await this.invitations.settle(tx, id, { as: 'revoked', now });
      if (!settled) throw new UnknownInvitation();
      await this.events.record(tx, actor, {
        type: 'member.invitation_revoked',
        subject: { type: 'invitation', id },
      });
      return settled;
    });
    const { directory } = this;
    const { workos_invitation_id: directoryId } = settled;
    if (!directory || !directoryId) return;
    await this.atDirectory.tell('a revocation', () => directory.revokeInvitation(directoryId));
  }

  /** Local-dev: there is nobody to write the letter, so the place is given and a link shown. */
  private async atOnce(actor: Actor, { email, role, ...asked }: InviteMember) {
    const name = placeName(asked.name ?? email.split('@', 1)[0] ?? email, 'name');
    await this.joining.readmit(actor.tenantId, { email }, actor.developerId);
    const developerId = await this.db.within(actor, async (tx) => {
      const workspaceIds = asked.workspace_ids ?? [tx.workspaceId];
      const id = await this.joining.join(tx, { email, name, role, workspaceIds });
      const subject = { type: 'developer', id };
      await this.events.record(tx, actor, { type: 'member.invited', subject, payload: { role } });
      await this.events.record(tx, actor, { type: 'member.joined', subject, payload: { role } });
      return id;
    });
    const join_link = `${this.origin.value}/auth/sign-in?developer=${developerId}`;
    return { email, join_link, invitation: null };
  }

  /** The place is held before the letter is sent: two admins never send the same person two. */
  private async byLetter(actor: Actor, asked: InviteMember, directory: IdentityDirectory) {
    if (asked.name !== undefined) {
      throw new InvalidRequest('name comes from the account of the one who joins.', 'name');
    }
    const held = await this.hold(actor, asked);
    const sent = await this.sent(actor, held, directory);
    return this.db.within(actor, async (tx) => {
      const row = sent ? await this.invitations.sent(tx, held.id, sent) : held.row;
      if (!row) throw new UnknownInvitation();
      await this.events.record(tx, actor, {
        type: 'member.invited',
        subject: { type: 'invitation', id: row.id },
        payload: { role: row.role },
      });
      return { email: row.email, join_link: null, invitation: invitationReply(row) };
    });
  }

  /**
   * Nothing is sent to somebody who is in the organization already, or was invited into it
   * elsewhere: they find the place held for them when they sign in.
   */
  private async sent(
    actor: Actor,
    { id, letter }: { id: string; letter: Parameters<IdentityDirectory['invite']>[0] },
    directory: IdentityDirectory,
  ) {
    try {
      const { id: directoryId, expiresAt } = await directory.invite(letter);
      return { directoryId, expiresAt };
    } catch (fault) {
      if (fault instanceof DirectoryConflict) return undefined;
      await this.db.within(actor, (tx) =>
        this.invitations.settle(tx, id, { as: 'revoked', now: this.clock.now() }),
      );
      throw fault;
    }
  }

  private hold(actor: Actor, { email, role, workspace_ids }: InviteMember) {
    const now = this.clock.now();
    return this.db.within(actor, async (tx) => {
      const organizationId = await this.places.organization(tx);
      if (!organizationId) throw new NoOrganization();
      const wished = workspace_ids ?? [tx.workspaceId];
      const workspaceIds = await this.joining.knownWorkspaces(tx, wished);
      const known = await this.people.find(tx, { email });
      if (known?.status === 'active') throw new AlreadyMember();
      const row = await this.invitations.insert(
        tx,
        {
          ...{ id: this.ids.next('inv'), email, role, workspaceIds },
          invitedBy: actor.developerId,
          expiresAt: new Date(now.getTime() + DAYS_OPEN * DAY_MS),
        },
        now,
      );
      if (!row) throw new AlreadyInvited();
      const inviterUserId = await this.people.userId(tx, actor.developerId);
      return { id: row.id, row, letter: { email, role, organizationId, inviterUserId } };
    });
  }
}
