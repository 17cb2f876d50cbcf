import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { WorkspaceMembersRepository } from '../tenancy/index.js';
import { EndedAccessRepository } from './ended-access.repository.js';

interface Ended {
  tenantId: string;
  developerId: string;
  by: string;
}

/**
 * Tokens belong to a workspace, so each workspace's are revoked in a transaction of its own, after
 * the membership ended. Until then they are refused for want of a membership; should the server die
 * in between, they are revoked before the same person is let in again.
 */
@Injectable()
export class EndedAccess {
  constructor(
    private readonly db: TenantDb,
    private readonly workspaces: WorkspaceMembersRepository,
    private readonly access: EndedAccessRepository,
    private readonly clock: Clock,
  ) {}

  async close({ tenantId, developerId, by }: Ended, workspaceIds: readonly string[]) {
    for (const workspaceId of workspaceIds) {
      await this.db.within({ tenantId, workspaceId }, (tx) =>
        this.access.revokeTokens(tx, developerId, { by, now: this.clock.now() }),
      );
    }
  }

  async closeBeforeReturn(ended: Ended): Promise<void> {
    const { tenantId, developerId } = ended;
    const places = await this.db.within({ tenantId }, (tx) =>
      this.workspaces.ended(tx, developerId),
    );
    await this.close(ended, places);
  }
}
