import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { Joining } from '../members/index.js';
import { slugOf, TenancyRepository, WorkspaceMembersRepository } from '../tenancy/index.js';
import { ClaimedMeanwhile } from './onboarding.errors.js';

export interface Founder {
  tenantName: string;
  workspaceName: string;
  name: string;
  email: string;
  handle?: string;
  organizationId?: string;
  userId?: string;
  directoryMembershipId?: string;
}

/** Makes a tenant, its first workspace and its first admin, all or nothing. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly db: TenantDb,
    private readonly places: TenancyRepository,
    private readonly workspaces: WorkspaceMembersRepository,
    private readonly joining: Joining,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
  ) {}

  /** `also` runs in the same transaction, such as opening the founder's session. */
  async found<T>(
    founder: Founder,
    also: (tx: TenantTx, actor: Actor) => Promise<T>,
  ): Promise<{ actor: Actor; also: T }> {
    const actor: Actor = {
      tenantId: this.ids.next('tenant'),
      workspaceId: this.ids.next('ws'),
      developerId: this.ids.next('dev'),
      role: 'admin',
      via: 'session',
      credential: 'onboarding',
    };
    return this.db.within(actor, async (tx) => {
      await this.write(tx, actor, founder);
      return { actor, also: await also(tx, actor) };
    });
  }

  private async write(tx: TenantTx, actor: Actor, founder: Founder): Promise<void> {
    const { developerId, workspaceId } = actor;
    const { tenantName, workspaceName, organizationId, ...person } = founder;
    const tenant = { name: tenantName, slug: slugOf(tenantName), createdBy: developerId };
    const founded = await this.places.insertTenant(tx, {
      ...tenant,
      ...(organizationId ? { organizationId } : {}),
    });
    if (!founded) throw new ClaimedMeanwhile();
    await this.joining.join(tx, { ...person, id: developerId, role: 'admin', workspaceIds: [] });
    const workspace = { id: workspaceId, name: workspaceName, createdBy: developerId };
    await this.places.insertWorkspace(tx, workspace);
    await this.workspaces.join(tx, developerId, [workspaceId]);
    await this.events.record(tx, actor, {
      type: 'workspace.created',
      subject: { type: 'workspace', id: workspaceId },
      payload: { name: workspaceName },
    });
    await this.events.record(tx, actor, {
      type: 'member.joined',
      subject: { type: 'developer', id: developerId },
      payload: { role: 'admin' },
    });
  }
}
