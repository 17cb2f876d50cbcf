import { createHash } from 'node:crypto';
import type { SeedPlace } from '../../place.ts';
import { seedId } from '../../seed-id.ts';
import { AGENTS, storyTaskId } from '../work/recent-work.ts';
import { writeEvent } from '../work/work-event.ts';
import { FOUND, type Found, type FoundMatch } from './found-overlaps.ts';

const MINUTE_MS = 60_000;

/** Work that looked like other work: waiting for a decision, decided, and for information. */
export async function overlaps(place: SeedPlace): Promise<void> {
  for (const found of FOUND[place.words[1]] ?? []) await writeWarning(place, found);
}

async function writeWarning(place: SeedPlace, found: Found): Promise<void> {
  const { client, workspaceId, words, developers, today } = place;
  const { subject, status, by, minutesAgo, confirmReason = null, decidedBy } = found;
  const id = seedId('warn', ...words, subject.title);
  const at = new Date(today.getTime() - minutesAgo * MINUTE_MS);
  const decided = decidedBy === undefined ? null : new Date(at.getTime() + 9 * MINUTE_MS);
  const owner = developers[by]!.id;
  const checkId = seedId('chk', ...words, subject.title);
  const agent = AGENTS[by % AGENTS.length]!;
  const stops = found.matches.filter(({ escalated }) => escalated);
  const matches = await Promise.all(found.matches.map((match) => stored(place, match)));
  const { rowCount } = await client.query(
    `insert into overlap_warnings (workspace_id, id, developer_id, agent_type, credential, check_id,
                                   subject_type, subject_hash, subject, status, score, matches,
                                   other_ids, other_owners, confirm_reason, decided_by, decided_at,
                                   created_at, checked_at)
     values ($1, $2, $3, $4, 'seed', $5, 'task', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
     on conflict do nothing`,
    [
      ...[workspaceId, id, owner, agent, checkId, hash(subject.title), JSON.stringify(subject)],
      ...[status, Math.max(...matches.map(({ score }) => score)), JSON.stringify(matches)],
      stops.map(({ title }) => storyTaskId(place, title)),
      matches.filter(({ escalated }) => escalated).map(({ developer_id: other }) => other),
      ...[confirmReason, decided ? developers[decidedBy!]!.id : null, decided, at],
    ],
  );
  if (rowCount === 0) return;
  if (found.verdict) await writeVerdict(place, found, { at, owner, agent, checkId });
  if (status === 'informed') return;
  const event = { subject: { type: 'warning', id }, developerId: owner, agent };
  const payload = { title: subject.title, repo: subject.repo, candidates: stops.length };
  await writeEvent(place, { ...event, type: 'warning.raised', at, payload });
  if (!decided) return;
  const reason = confirmReason ? { reason: confirmReason } : {};
  await writeEvent(place, {
    ...{ ...event, type: `warning.${status}`, at: decided, agent: null },
    ...{ developerId: developers[decidedBy!]!.id, payload: { ...payload, ...reason } },
  });
}

/** A match as the server keeps it, with the text of the task it is about. */
async function stored(place: SeedPlace, { title, ...match }: FoundMatch) {
  const { rows } = await place.client.query<Record<string, unknown>>(
    `select id, developer_id, title, scope, repo, agent_type, status, created_at, updated_at
       from tasks where workspace_id = $1 and id = $2`,
    [place.workspaceId, storyTaskId(place, title)],
  );
  if (!rows[0]) throw new Error(`the seed has no task “${title}”`);
  const suppressed = { suppressed_by: match.suppressedBy ?? null };
  const { score, reasons, signals, escalated } = match;
  const said = { type: 'task', text_hash: hash(title), score, reasons, signals, escalated };
  return { ...(rows[0] as { developer_id: string }), ...said, ...suppressed };
}

async function writeVerdict(
  place: SeedPlace,
  { subject, verdict, matches }: Found,
  by: { at: Date; owner: string; agent: string; checkId: string },
): Promise<void> {
  const { client, workspaceId, words } = place;
  const about = matches[0]!.title;
  const [first, second] = [hash(subject.title), hash(about)].sort();
  await client.query(
    `insert into scope_verdicts (workspace_id, id, first_hash, second_hash, verdict, reason,
                                 developer_id, agent_type, credential, check_id, candidate_id,
                                 created_at)
     values ($1, $2, $3, $4, 'same', $5, $6, $7, 'seed', $8, $9, $10) on conflict do nothing`,
    [
      ...[workspaceId, seedId('verd', ...words, subject.title), first, second, verdict],
      ...[by.owner, by.agent, by.checkId, storyTaskId(place, about)],
      new Date(by.at.getTime() + MINUTE_MS),
    ],
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
