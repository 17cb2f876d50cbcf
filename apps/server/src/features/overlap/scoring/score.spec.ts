import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEscalatable, prepare, score, termsOf, WARN_FLOOR } from './index.js';
import type { ScoredWork, Statistics } from './scored-work.js';

const AT = Date.UTC(2026, 0, 15, 12);
const work = (title: string, more: Partial<ScoredWork> = {}): ScoredWork => ({
  id: title,
  title,
  description: null,
  scope: null,
  action: null,
  component: null,
  repo: null,
  branch: null,
  paths: [],
  at: new Date(AT),
  ...more,
});

/** A workspace of which nothing is known yet. */
const NEW: Statistics = { items: 2, itemsWith: () => 1 };
const compared = (one: ScoredWork, other: ScoredWork, statistics = NEW) =>
  score(prepare(one, statistics), prepare(other, statistics));
const escalates = (one: ScoredWork, other: ScoredWork) =>
  isEscalatable({ ...compared(one, other), open: true });

const LOGIN = work('Add rate limiting to the login endpoint', {
  scope: 'Five attempts a minute for one address, then 429.',
  paths: ['src/auth/login.controller.ts'],
});

describe('the score of two works', () => {
  it('asks about the same work in other words and the same file', () => {
    const same = work('Throttle sign-in attempts', {
      scope: 'Answer 429 after five login attempts a minute.',
      paths: ['src/auth/login.controller.ts'],
    });
    expect(escalates(LOGIN, same)).toBe(true);
  });

  it('hardly mentions work that shares nothing', () => {
    const other = work('Print invoices on A5 paper', { paths: ['src/print/invoice.ts'] });
    expect(compared(LOGIN, other).probability).toBeLessThan(WARN_FLOOR);
  });

  it('sees another repository, an opposed action and another layer as other work', () => {
    const here = { ...LOGIN, repo: 'storefront' };
    expect(compared(here, { ...here, repo: 'back-office' }).probability).toBeLessThan(
      compared(here, here).probability,
    );
    expect(escalates(LOGIN, { ...LOGIN })).toBe(true);
    const opposed = { ...LOGIN, action: 'remove' as const };
    expect(escalates({ ...LOGIN, action: 'create' }, opposed)).toBe(false);
    expect(escalates({ ...LOGIN, component: 'server' }, { ...LOGIN, component: 'ui' })).toBe(false);
  });

  it('never asks about finished work', () => {
    expect(isEscalatable({ ...compared(LOGIN, LOGIN), open: false })).toBe(false);
  });

  it('gives reasons that its own signals carry', () => {
    const { reasons, signals } = compared(LOGIN, work(LOGIN.title));
    expect(reasons).toContain('the titles say the same words');
    expect(signals['exactTitle']).toBe(1);
    expect(compared(LOGIN, work('Print invoices')).reasons).toEqual([]);
  });

  it('reads a title of two thousand characters and five hundred paths', () => {
    const paths = Array.from({ length: 500 }, (_, at) => `src/feature-${at}/file-${at}.ts`);
    const long = work('Rewrite the import of bank statements '.repeat(60).slice(0, 2_000), {
      paths,
    });
    expect(compared(long, { ...long, paths: [...paths].reverse() }).probability).toBeGreaterThan(
      0.8,
    );
  });

  it('is one number between 0 and 1 for whatever two works say, in either order', () => {
    fc.assert(
      fc.property(anyWork(), anyWork(), anyCounts(), (one, other, statistics) => {
        const there = compared(one, other, statistics);
        const back = compared(other, one, statistics);
        expect(there.probability).toBeGreaterThanOrEqual(0);
        expect(there.probability).toBeLessThanOrEqual(1);
        expect(back.probability).toBeCloseTo(there.probability, 9);
        expect(back.divergent).toBe(there.divergent);
        expect(back.lowInformation).toBe(there.lowInformation);
        expect(compared(one, other, statistics)).toEqual(there);
        for (const value of Object.values(there.signals)) expect(value).not.toBeNaN();
      }),
      { numRuns: 300 },
    );
  });
});

describe('the terms of a work', () => {
  it('are few, distinct, and 32-bit integers', () => {
    fc.assert(
      fc.property(anyWork(), (any) => {
        const terms = termsOf(any);
        expect(terms.length).toBeLessThanOrEqual(400);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.every((term) => (term | 0) === term)).toBe(true);
        expect(termsOf(any)).toEqual(terms);
      }),
      { numRuns: 200 },
    );
  });

  it('stay what they are: every stored posting depends on it', () => {
    expect(termsOf(work('Fix login', { paths: ['src/Login.ts'] }))).toMatchInlineSnapshot(`
      [
        -1781997706,
        -1941802553,
        1187220630,
        -1261559731,
        1829280865,
        -649271024,
        928865431,
        2119667888,
      ]
    `);
  });
});

function anyWork(): fc.Arbitrary<ScoredWork> {
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('', ' ', 'fix', 'Fix login #12', '同期処理', '🎉🎉', '-_-', 'a'.repeat(2_000)),
  );
  const path = fc.oneof(
    fc.constantFrom('src/a.ts', '../..', '/', '\\', '.', 'src//b.ts', 'SRC/A.TS'),
    fc.string({ maxLength: 30 }),
  );
  const maybe = fc.option(text);
  return fc.record({
    id: fc.string(),
    title: text,
    description: maybe,
    scope: maybe,
    action: fc.option(fc.constantFrom('create', 'modify', 'remove', 'fix', 'audit')),
    component: maybe,
    repo: maybe,
    branch: maybe,
    paths: fc.array(path, { maxLength: 12 }),
    touchedPaths: fc.array(path, { maxLength: 3 }),
    at: fc.date({ min: new Date(0), max: new Date(AT), noInvalidDate: true }),
  });
}

/** Counts that need not fit together: a check does not wait for the index. */
function anyCounts(): fc.Arbitrary<Statistics> {
  return fc
    .record({ items: fc.nat({ max: 20_000 }), often: fc.nat({ max: 30_000 }) })
    .map(({ items, often }) => ({ items, itemsWith: (term) => (term % 3 === 0 ? often : 1) }));
}
