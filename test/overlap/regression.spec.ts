import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  isEscalatable,
  prepare,
  score,
  termsOf,
  type ScoredWork,
  type Statistics,
} from '../../apps/server/src/features/overlap/scoring/index.js';

const ROOM = import.meta.dirname;
const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;

interface WrittenWork extends Partial<Omit<ScoredWork, 'id' | 'at' | 'title'>> {
  title: string;
  hours_ago?: number;
}

interface Case {
  name: string;
  kind: string;
  a: WrittenWork;
  b: WrittenWork;
  duplicate: boolean;
}

/** What all files of a folder hold, one after the other. */
const allOf = <Row>(folder: string): Row[] =>
  readdirSync(join(ROOM, folder))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => read<Row[]>(join(folder, file)));

const CASES = allOf<Case>('cases');
const BACKGROUND = allOf<WrittenWork>('background').map(workOf);

const OUTCOMES = CASES.map((written) => {
  const open = workOf(written.a, -1);
  const asked = workOf(written.b, -2);
  const statistics = statisticsOf([...BACKGROUND, open, asked]);
  const [one, other] = [prepare(asked, statistics), prepare(open, statistics)];
  const scored = score(one, other);
  const escalates = isEscalatable({ ...scored, open: true });
  // A provider of embeddings to which every two works are the same.
  const misled = isEscalatable({ ...score(one, other, 1), open: true });
  return { ...written, scored, escalates, misled };
});

describe('the hand-written pairs of agent work', () => {
  it('are enough to tell a good scorer from a lucky one', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(120);
    expect(CASES.filter(({ duplicate }) => duplicate).length).toBeGreaterThanOrEqual(40);
    expect(new Set(CASES.map(({ kind, name }) => `${kind}/${name}`)).size).toBe(CASES.length);
  });

  it('all escalate where it is the same work', () => {
    const missed = OUTCOMES.filter(({ duplicate, escalates }) => duplicate && !escalates);
    expect(missed.map(described)).toEqual([]);
  });

  it('are duplicates in at least nine of ten escalations', () => {
    const escalated = OUTCOMES.filter(({ escalates }) => escalates);
    const right = escalated.filter(({ duplicate }) => duplicate);
    const wrong = escalated.filter(({ duplicate }) => !duplicate);
    if (right.length / escalated.length < 0.9) throw new Error(wrong.map(described).join('\n'));
  });

  it('are duplicates in eight of ten even where an embedding provider calls all of them the same', () => {
    expect(OUTCOMES.filter(({ escalates, misled }) => escalates && !misled)).toEqual([]);
    const escalated = OUTCOMES.filter(({ misled }) => misled);
    const wrong = escalated.filter(({ duplicate }) => !duplicate);
    if (wrong.length / escalated.length > 0.2) throw new Error(wrong.map(described).join('\n'));
  });

  it('get a reason whenever they escalate', () => {
    const mute = OUTCOMES.filter(({ escalates, scored }) => escalates && !scored.reasons.length);
    expect(mute.map(described)).toEqual([]);
  });

  it('never escalate over opposed actions, other layers or words that say nothing', () => {
    const wrong = OUTCOMES.filter(
      ({ kind, escalates }) =>
        ['opposed-action', 'other-layer', 'low-information'].includes(kind) && escalates,
    );
    expect(wrong.map(described)).toEqual([]);
  });
});

function described({ kind, name, scored }: (typeof OUTCOMES)[number]): string {
  const held = scored.divergent ?? (scored.lowInformation ? 'low information' : '');
  return `${kind}: ${name} (${scored.probability.toFixed(2)}${held ? `, ${held}` : ''})`;
}

function workOf(written: WrittenWork, at: number): ScoredWork {
  return {
    id: `work ${at}`,
    title: written.title,
    description: written.description ?? null,
    scope: written.scope ?? null,
    action: written.action ?? null,
    component: written.component ?? null,
    repo: written.repo ?? null,
    branch: written.branch ?? null,
    paths: written.paths ?? [],
    at: new Date(NOW - (written.hours_ago ?? 0) * HOUR),
  };
}

function statisticsOf(works: readonly ScoredWork[]): Statistics {
  const counts = new Map<number, number>();
  for (const work of works) {
    for (const term of termsOf(work)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { items: works.length, itemsWith: (term) => counts.get(term) ?? 0 };
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(ROOM, file), 'utf8')) as Content;
}
