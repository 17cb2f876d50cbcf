import { Injectable, Optional } from '@nestjs/common';
import type { CreateMember, MemberReply } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { IdentityDirectory } from '../../platform/auth/workos/identity-directory.js';
import { DirectoryConflict } from '../../platform/auth/workos/workos.errors.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { placeName, TenancyRepository } from '../tenancy/index.js';
import { AtDirectory } from './at-directory.js';
import { plainEmail } from './email.js';
import { requireHandle } from './handle-rule.js';
import { InvitationsRepository } from './invitations.repository.js';
import { Joining } from './joining.js';
import { memberReply } from './member-view.js';
import {
  AccountExists,
  AlreadyInvited,
  AlreadyMember,
  HandleTaken,
  NoOrganization,
  NoPasswords,
  UnknownMember,
} from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import { PeopleRepository } from './people.repository.js';

/**
 * A member with an initial password that an admin sets. The password goes to the identity provider
 * and nowhere else; what was made there is taken back when the rest fails.
 */
@Injectable()
export class CreatingService {
  constructor(
    private readonly db: TenantDb,
    private readonly places: TenancyRepository,
    private readonly people: PeopleRepository,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly joining: Joining,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
    private readonly atDirectory: AtDirectory,
    @Optional() private readonly directory?: IdentityDirectory,
  ) {}

  async create(actor: Actor, wish: CreateMember): Promise<MemberReply> {
    requireAdmin(actor);
    const { directory } = this;
    if (!directory) throw new NoPasswords();
    const { role, handle, initial_password: password } = wish;
    const person = { email: plainEmail(wish.email), name: placeName(wish.name, 'name'), handle };
    const organizationId = await this.refuseEarly(actor, person);
    await this.joining.readmit(actor.tenantId, person, actor.developerId);
    const { email, name } = person;
    const user = await directory.createUser({ email, name, password }).catch((fault: unknown) => {
      throw fault instanceof DirectoryConflict ? new AccountExists() : fault;
    });
    return this.orUndo(
      async () => {
        const place = { userId: user.id, organizationId, role };
        const { id: directoryMembershipId } = await directory.addMember(place);
        return this.orUndo(
          () => this.join(actor, { ...person, role, userId: user.id, directoryMembershipId }),
          () => directory.removeMember(directoryMembershipId),
        );
      },
      () => directory.deleteUser(user.id),
    );
  }

  /** Everything that can be known before somebody is made at the provider. */
  private refuseEarly(actor: Actor, { email, handle }: { email: string; handle?: string }) {
    if (handle !== undefined) requireHandle(handle);
    return this.db.within(actor, async (tx) => {
      const organizationId = await this.places.organization(tx);
      if (!organizationId) throw new NoOrganization();
      const known = await this.people.find(tx, { email });
      if (known?.status === 'active') throw new AlreadyMember();
      if (await this.invitations.pendingFor(tx, email, this.clock.now()))
        throw new AlreadyInvited();
      if (!known && handle && (await this.people.holdsHandle(tx, handle))) {
        throw new HandleTaken(handle);
      }
      return organizationId;
    });
  }

  private join(actor: Actor, person: Omit<Parameters<Joining['join']>[1], 'workspaceIds'>) {
    return this.db.within(actor, async (tx) => {
      const id = await this.joining.join(tx, { ...person, workspaceIds: [tx.workspaceId] });
      await this.events.record(tx, actor, {
        type: 'member.joined',
        subject: { type: 'developer', id },
        payload: { role: person.role },
      });
      const row = await this.members.one(tx, { id: actor.developerId, seesAll: true }, id);
      if (!row) throw new UnknownMember();
      return memberReply(row, actor);
    });
  }

  private async orUndo<T>(work: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      await this.atDirectory.tell('the undoing of a new member', undo);
      throw fault;
    }
  }
}
