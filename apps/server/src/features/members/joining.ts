import { Injectable } from '@nestjs/common';
import type { Role } from '@covibe/contracts';
import { AuthChanges } from '../../platform/auth/auth-changes.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { sqlState, UNIQUE_VIOLATION } from '../../platform/errors/database-fault.js';
import { WorkspaceMembersRepository } from '../tenancy/index.js';
import { EndedAccess } from './ended-access.js';
import { handleFrom, nthHandle, requireHandle } from './handle-rule.js';
import { AlreadyMember, HandleTaken, UnknownWorkspaces } from './members.errors.js';
import { PeopleRepository } from './people.repository.js';

export interface Joiner {
  /** Given where other rows name the newcomer before they are written. */
  id?: string;
  email: string;
  name: string;
  /** Made of the address when nobody chose one. */
  handle?: string;
  role: Role;
  /** May be empty for a founder, whose workspace is made next. */
  workspaceIds: readonly string[];
  /** Known at the identity provider. */
  userId?: string;
  directoryMembershipId?: string;
}

const MOST_TRIES = 200;

/** How somebody becomes a member, whichever door they came by: founding, invitation or creation. */
@Injectable()
export class Joining {
  constructor(
    private readonly db: TenantDb,
    private readonly people: PeopleRepository,
    private readonly workspaces: WorkspaceMembersRepository,
    private readonly access: EndedAccess,
    private readonly changes: AuthChanges,
    private readonly ids: Ids,
  ) {}

  /** Before the transaction that lets somebody in: what they held when they left stays ended. */
  async readmit(
    tenantId: string,
    who: { email: string; userId?: string },
    by?: string,
  ): Promise<void> {
    const known = await this.db.within({ tenantId }, (tx) => this.people.find(tx, who));
    if (known?.status !== 'removed') return;
    const developerId = known.id;
    await this.access.closeBeforeReturn({ tenantId, developerId, by: by ?? developerId });
  }

  async join(tx: TenantTx, joiner: Joiner): Promise<string> {
    const workspaceIds = await this.knownWorkspaces(tx, joiner.workspaceIds);
    const developerId = await this.developer(tx, joiner);
    const { role, directoryMembershipId } = joiner;
    if (!(await this.people.give(tx, { developerId, role, directoryMembershipId }))) {
      throw new AlreadyMember();
    }
    await this.workspaces.join(tx, developerId, workspaceIds);
    await this.changes.changed(tx, developerId);
    return developerId;
  }

  async knownWorkspaces(tx: TenantTx, wished: readonly string[]): Promise<string[]> {
    const asked = [...new Set(wished)];
    const known = await this.workspaces.known(tx, asked);
    if (known.length !== asked.length) throw new UnknownWorkspaces();
    return known;
  }

  private async developer(tx: TenantTx, joiner: Joiner): Promise<string> {
    const known = await this.people.find(tx, joiner);
    if (!known) return this.newDeveloper(tx, joiner);
    if (joiner.userId) await this.people.recognise(tx, known.id, joiner.userId);
    return known.id;
  }

  private async newDeveloper(tx: TenantTx, { handle, ...joiner }: Joiner): Promise<string> {
    const id = joiner.id ?? this.ids.next('dev');
    const stem = handle ?? handleFrom(joiner.email);
    requireHandle(stem);
    for (let nth = 1; nth <= (handle ? 1 : MOST_TRIES); nth += 1) {
      const made = { ...joiner, id, handle: nthHandle(stem, nth) };
      if (await this.insert(tx, made)) return id;
    }
    throw new HandleTaken(stem);
  }

  /** Besides the handle, which it answers for, only the address (or account) can be taken. */
  private async insert(tx: TenantTx, made: Parameters<PeopleRepository['insert']>[1]) {
    try {
      return await this.people.insert(tx, made);
    } catch (fault) {
      throw sqlState(fault) === UNIQUE_VIOLATION ? new AlreadyMember() : fault;
    }
  }
}
