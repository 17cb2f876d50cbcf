import type { MessageKind } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';

const TITLE_MAX = 120;
const THING: Record<MessageKind, string> = { question: 'message', handoff: 'handoff' };

/** Writes down what becomes of a message, as `message.asked` or `handoff.accepted`. */
@Injectable()
export class MessageRecord {
  constructor(private readonly events: WorkEvents) {}

  async write(
    tx: TenantTx,
    by: Actor | 'system',
    happened: { kind: MessageKind; id: string; what: string; title?: string | null },
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const { kind, id, what, title } = happened;
    await this.events.record(tx, by, {
      type: `${THING[kind]}.${what}`,
      subject: { type: 'message', id },
      payload: { ...(title ? { title: title.slice(0, TITLE_MAX) } : {}), ...more },
    });
  }
}
