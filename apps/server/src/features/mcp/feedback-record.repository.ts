import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

interface NewFeedback {
  id: string;
  developerId: string;
  name: string;
  status: string;
  required_action: string;
  now: Date;
}

@Injectable()
export class FeedbackRecordRepository {
  async insert(tx: TenantTx, entry: NewFeedback): Promise<void> {
    await tx.run(
      `insert into agent_feedback_events
         (workspace_id, id, developer_id, name, status, required_action, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tx.workspaceId,
        entry.id,
        entry.developerId,
        entry.name,
        entry.status,
        entry.required_action,
        entry.now,
      ],
    );
  }
}
