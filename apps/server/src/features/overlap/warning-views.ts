import type { MatchReply, OverlapWarningReply, RecordedVerdict } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { StoredMatch } from './stored-match.js';
import { VerdictsRepository, pairKey, type VerdictRow } from './verdicts.repository.js';
import type { WarningRow } from './warning-lists.repository.js';
import { EMPTY, WarningSides } from './warning-sides.js';
import { WarningSidesRepository, type SideRow } from './warning-sides.repository.js';

const SETTLED = new Set(['joined', 'dismissed', 'cleared']);

/** Shows warnings with both sides as they are now, by the rule of private teammates. */
@Injectable()
export class WarningViews {
  constructor(
    private readonly sides: WarningSidesRepository,
    private readonly verdicts: VerdictsRepository,
  ) {}

  async matches(tx: TenantTx, actor: Actor, stored: readonly StoredMatch[]): Promise<MatchReply[]> {
    if (stored.length === 0) return [];
    const sides = await this.sidesOf(
      tx,
      actor,
      stored.map(({ id }) => id),
      stored.map(({ developer_id }) => developer_id),
    );
    return stored.map((match) => sides.match(match));
  }

  async shown(
    tx: TenantTx,
    actor: Actor,
    rows: readonly WarningRow[],
  ): Promise<OverlapWarningReply[]> {
    if (rows.length === 0) return [];
    const pairs = rows.flatMap((row) => row.matches.filter(escalated).map(pairIn(row)));
    const verdicts = await this.verdicts.latest(tx, pairs);
    const ids = rows.flatMap(({ subject_id, matches }) => [
      ...(subject_id ? [subject_id] : []),
      ...matches.map(({ id }) => id),
    ]);
    const people = rows.flatMap(({ developer_id, decided_by, matches }) => [
      developer_id,
      ...(decided_by ? [decided_by] : []),
      ...matches.map((match) => match.developer_id),
    ]);
    const givers = [...verdicts.values()].map(({ developer_id }) => developer_id);
    const sides = await this.sidesOf(tx, actor, ids, [...people, ...givers]);
    return rows.map((row) => reply(row, { actor, sides, verdicts }));
  }

  private async sidesOf(
    tx: TenantTx,
    { developerId }: Actor,
    ids: readonly string[],
    people: readonly string[],
  ): Promise<WarningSides> {
    const checks = await this.sides.checks(
      tx,
      [...new Set(ids)].filter((id) => id.startsWith('chk_')),
    );
    const became = checks.flatMap(({ subject_id }) => (subject_id ? [subject_id] : []));
    const work = await this.sides.work(tx, [...new Set([...ids, ...became])]);
    const sides = new Map<string, SideRow>(work.map((row) => [row.id, row]));
    for (const { subject_id, ...check } of checks) {
      sides.set(check.id, sides.get(subject_id ?? '') ?? check);
    }
    const all = [...people, ...[...sides.values()].map((side) => side.developer_id)];
    const owners = await this.sides.owners(tx, [...new Set(all)]);
    return new WarningSides(developerId, sides, new Map(owners.map((owner) => [owner.id, owner])));
  }
}

const escalated = (match: StoredMatch) => match.escalated;

const pairIn = (row: WarningRow) => (match: StoredMatch) => ({
  mine: row.subject_hash,
  theirs: match.text_hash,
  developerId: row.developer_id,
});

interface Shown {
  actor: Actor;
  sides: WarningSides;
  verdicts: ReadonlyMap<string, VerdictRow>;
}

function reply(row: WarningRow, { actor, sides, verdicts }: Shown): OverlapWarningReply {
  const isMine = row.developer_id === actor.developerId;
  const { subject_id, subject, subject_type: type, agent_type } = row;
  const work = subject_id ? sides.of(subject_id) : undefined;
  const verdictOn = (match: StoredMatch): RecordedVerdict | null => {
    const verdict = match.escalated ? verdicts.get(pairKey(pairIn(row)(match))) : undefined;
    return verdict ? recorded(verdict, sides) : null;
  };
  return {
    id: row.id,
    check_id: row.check_id,
    status: row.status,
    created_at: row.created_at.toISOString(),
    subject: work
      ? sides.side(work)
      : {
          ...EMPTY,
          ...(Object.fromEntries(
            Object.entries(subject).filter(([, value]) => value !== null),
          ) as object),
          title: subject.title,
          id: null,
          type,
          owner: sides.person(row.developer_id),
          agent_type,
        },
    is_mine: isMine,
    may_decide: !SETTLED.has(row.status) && (isMine || isAdmin(actor)),
    score: row.score,
    pairs: row.matches.map((match) => ({
      match: sides.match(match),
      other: sides.other(match),
      escalated: match.escalated,
      verdict: verdictOn(match),
    })),
    confirm_reason: row.confirm_reason,
    decided_by: row.decided_by ? sides.person(row.decided_by) : null,
    decided_at: row.decided_at?.toISOString() ?? null,
  };
}

/** Administration happens in the console: an agent of an admin is nobody special. */
export function isAdmin({ via, role }: Actor): boolean {
  return via === 'session' && role === 'admin';
}

function recorded(verdict: VerdictRow, sides: WarningSides): RecordedVerdict {
  return {
    verdict: verdict.verdict,
    reason: verdict.reason,
    by: sides.person(verdict.developer_id),
    agent_type: verdict.agent_type,
    at: verdict.created_at.toISOString(),
  };
}
