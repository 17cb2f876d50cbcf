import type { AgentType } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { CheckedText } from './checked-text.js';
import type { SubjectType } from './found-work.js';

/** Somebody the check asks about: what a verdict is bound to. */
export interface AskedAbout {
  id: string;
  type: SubjectType;
  text_hash: string;
}

export interface CheckRow {
  id: string;
  developer_id: string;
  credential: string;
  session_id: string | null;
  agent_type: AgentType | null;
  subject_type: SubjectType;
  text_hash: string;
  subject: CheckedText;
  status: 'ok' | 'warning';
  matches: object[];
  candidates: AskedAbout[];
  warning_id: string | null;
  skipped: boolean;
  created_at: Date;
  expires_at: Date;
}

/** A check that still stands for its text. */
export type FreshCheck = Pick<CheckRow, 'id' | 'created_at' | 'warning_id'>;

/** One agent: the same developer with the same credential, in the same session where both say so. */
export interface Hand {
  developerId: string;
  credential: string;
  sessionId: string | null;
}

export interface CheckedWork {
  type: SubjectType;
  hash: string;
}

const OF_HAND = `developer_id = $2 and credential = $3
  and (session_id is null or $4::text is null or session_id = $4)`;

@Injectable()
export class ChecksRepository {
  insert(tx: TenantTx, check: CheckRow): void {
    tx.write(
      `insert into preflight_checks
         (workspace_id, id, developer_id, credential, session_id, agent_type, subject_type, text_hash,
          subject, status, matches, candidates, warning_id, skipped, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11::jsonb, $12::jsonb, $13, $14, $15, $16)`,
      [
        tx.workspaceId,
        check.id,
        check.developer_id,
        check.credential,
        check.session_id,
        check.agent_type,
        check.subject_type,
        check.text_hash,
        JSON.stringify(check.subject),
        check.status,
        JSON.stringify(check.matches),
        JSON.stringify(check.candidates),
        check.warning_id,
        check.skipped,
        check.created_at,
        check.expires_at,
      ],
    );
  }

  /** The first check of this text by this agent that still stands. */
  async firstFresh(
    tx: TenantTx,
    hand: Hand,
    work: CheckedWork,
    now: Date,
  ): Promise<FreshCheck | undefined> {
    return tx.first(
      `select id, created_at, warning_id from preflight_checks
        where workspace_id = $1 and ${OF_HAND}
          and subject_type = $5 and text_hash = $6 and expires_at > $7
        order by created_at, id limit 1`,
      [...placeOf(tx, hand), work.type, work.hash, now],
    );
  }

  /** A check by the developer that may still be answered with verdicts. */
  async standing(
    tx: TenantTx,
    { id, developerId, now }: { id: string; developerId: string; now: Date },
  ): Promise<CheckRow | undefined> {
    return tx.first<CheckRow>(
      `select * from preflight_checks
        where workspace_id = $1 and id = $2 and developer_id = $3 and expires_at > $4`,
      [tx.workspaceId, id, developerId, now],
    );
  }

  /** Remembers what the checks of this text became, and answers which they were. */
  async became(
    tx: TenantTx,
    hand: Hand,
    work: CheckedWork,
    { subjectId, now }: { subjectId: string; now: Date },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update preflight_checks set subject_id = $8
        where workspace_id = $1 and ${OF_HAND}
          and subject_type = $5 and text_hash = $6 and expires_at > $7 and subject_id is null
        returning id`,
      [...placeOf(tx, hand), work.type, work.hash, now, subjectId],
    );
    return rows.map(({ id }) => id);
  }
}

function placeOf(tx: TenantTx, { developerId, credential, sessionId }: Hand) {
  return [tx.workspaceId, developerId, credential, sessionId];
}
