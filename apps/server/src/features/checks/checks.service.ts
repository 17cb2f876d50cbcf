import { CHECK_MINUTES, type CheckReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { textHash } from './checked-text.js';
import { ChecksRepository, type CheckRow } from './checks.repository.js';
import { DuplicateSearch, type SearchedWork } from './duplicate-search.js';

/** Asks whether somebody already does a piece of work, and remembers the answer for half an hour. */
@Injectable()
export class Checks {
  constructor(
    private readonly search: DuplicateSearch,
    private readonly repository: ChecksRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async make(tx: TenantTx, actor: Actor, work: SearchedWork): Promise<CheckReply> {
    const found = await this.search.find(tx, actor, work);
    const now = this.clock.now();
    const check: CheckRow = {
      id: this.ids.next('chk'),
      subject_type: work.subject,
      text_hash: textHash(work.subject, work.text),
      status: found.candidates.length > 0 ? 'warning' : 'ok',
      matches: found.matches.map(({ id, score, status }) => ({ id, score, status })),
      created_at: now,
      expires_at: new Date(now.getTime() + CHECK_MINUTES * 60_000),
    };
    await this.repository.insert(tx, actor.developerId, check);
    return {
      check_id: check.id,
      valid_until: check.expires_at.toISOString(),
      warning_id: null,
      requires_verdict: false,
      skipped: false,
      ...found,
    };
  }

  /** Whether the same person checked the same text within the last half hour. */
  async isFresh(tx: TenantTx, actor: Actor, work: SearchedWork): Promise<boolean> {
    const hash = textHash(work.subject, work.text);
    return this.repository.hasFresh(tx, {
      developerId: actor.developerId,
      hash,
      now: this.clock.now(),
    });
  }
}
