import type { TaskEventReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { eventOf } from './activity-row.js';
import { ActivityRepository } from './activity.repository.js';

/** What happened to one thing, newest first. */
@Injectable()
export class SubjectHistory {
  constructor(private readonly repository: ActivityRepository) {}

  async of(
    tx: TenantTx,
    actor: Actor,
    subjectId: string,
    limit: number,
  ): Promise<TaskEventReply[]> {
    const rows = await this.repository.ofSubject(tx, subjectId, limit);
    return rows.map((row) => eventOf(row, actor.developerId));
  }
}
