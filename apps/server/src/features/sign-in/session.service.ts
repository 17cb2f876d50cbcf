import type { SessionReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { ServerConfig } from '../../platform/config/server-config.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { NotFound, NotSignedIn } from '../../platform/errors/app-error.js';
import { SessionRepository } from './session.repository.js';

/** Says who is signed in and where they stand, and lets them move to another of their workspaces. */
@Injectable()
export class SessionService {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: SessionRepository,
    private readonly config: ServerConfig,
  ) {}

  async describe(actor: Actor): Promise<SessionReply> {
    return this.db.within(actor, async (tx) => {
      const developer = await this.repository.developer(tx, actor.developerId);
      const tenant = await this.repository.tenant(tx);
      const workspaces = await this.repository.workspaces(tx, actor.developerId);
      const workspace = workspaces.find(({ id }) => id === actor.workspaceId);
      // Removed between the guard's look and ours.
      if (!developer || !tenant || !workspace) throw new NotSignedIn();
      const { authMode: auth_mode } = this.config;
      return { auth_mode, developer, tenant, workspace, role: actor.role, workspaces };
    });
  }

  /** The same person in another workspace; one they are not in looks like one that does not exist. */
  async inWorkspace(actor: Actor, workspaceId: string): Promise<SessionReply> {
    const session = await this.describe(actor);
    if (!session.workspaces.some(({ id }) => id === workspaceId)) {
      throw new NotFound('There is no such workspace. Choose one of those listed in Settings.');
    }
    return this.describe({ ...actor, workspaceId });
  }
}
