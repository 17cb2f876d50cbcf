import { Injectable, Optional } from '@nestjs/common';
import {
  WORKSPACES_MAX,
  type TenantReply,
  type WorkspaceReply,
  type WorkspacesReply,
} from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { IdentityDirectory } from '../../platform/auth/workos/identity-directory.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { placeName } from './place-name.js';
import { TooManyWorkspaces, UnknownWorkspace } from './tenancy.errors.js';
import { TenancyRepository, type WorkspaceRow } from './tenancy.repository.js';
import { WorkspaceMembersRepository } from './workspace-members.repository.js';

/** The tenant and its workspaces: named by its admins, never deleted. */
@Injectable()
export class TenancyService {
  constructor(
    private readonly db: TenantDb,
    private readonly places: TenancyRepository,
    private readonly members: WorkspaceMembersRepository,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    @Optional() private readonly directory?: IdentityDirectory,
  ) {}

  /** The organization is renamed first: if that fails, nothing has changed anywhere. */
  async renameTenant(actor: Actor, wished: string): Promise<TenantReply> {
    requireAdmin(actor);
    const name = placeName(wished, 'name');
    const before = await this.db.within(actor, (tx) => this.places.organization(tx));
    if (before && this.directory) await this.directory.renameOrganization(before, name);
    return this.db.within(actor, async (tx) => {
      const tenant = await this.places.renameTenant(tx, name);
      if (!tenant) throw new Error('the tenant of a signed-in actor is gone');
      await this.events.record(tx, actor, {
        type: 'tenant.renamed',
        subject: { type: 'tenant', id: tenant.id },
        payload: { name },
      });
      return tenant;
    });
  }

  async workspaces(actor: Actor): Promise<WorkspacesReply> {
    const viewer = { id: actor.developerId, seesAll: actor.role === 'admin' };
    const rows = await this.db.within(actor, (tx) => this.places.workspaces(tx, viewer));
    return { workspaces: rows.map(workspaceReply) };
  }

  /** Stays inside Co-Vibe: a workspace is never an organization of the identity provider. */
  async createWorkspace(actor: Actor, wished: string): Promise<WorkspaceReply> {
    requireAdmin(actor);
    const name = placeName(wished, 'name');
    return this.db.within(actor, async (tx) => {
      const taken = await this.places.workspaceIds(tx);
      if (taken.length >= WORKSPACES_MAX) throw new TooManyWorkspaces(WORKSPACES_MAX);
      const id = this.ids.next('ws');
      await this.places.insertWorkspace(tx, { id, name, createdBy: actor.developerId });
      await this.members.join(tx, actor.developerId, [id]);
      await this.events.record(tx, actor, {
        type: 'workspace.created',
        subject: { type: 'workspace', id },
        payload: { name },
      });
      return this.reply(tx, actor, id);
    });
  }

  async renameWorkspace(actor: Actor, id: string, wished: string): Promise<WorkspaceReply> {
    requireAdmin(actor);
    const name = placeName(wished, 'name');
    return this.db.within(actor, async (tx) => {
      if (!(await this.places.renameWorkspace(tx, id, name))) throw new UnknownWorkspace();
      await this.events.record(tx, actor, {
        type: 'workspace.renamed',
        subject: { type: 'workspace', id },
        payload: { name },
      });
      return this.reply(tx, actor, id);
    });
  }

  private async reply(tx: TenantTx, actor: Actor, id: string): Promise<WorkspaceReply> {
    const row = await this.places.workspace(tx, id, actor.developerId);
    if (!row) throw new UnknownWorkspace();
    return workspaceReply(row);
  }
}

function workspaceReply({ created_at, ...row }: WorkspaceRow): WorkspaceReply {
  return { ...row, created_at: created_at.toISOString() };
}
