import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { declaredOdds, declaredSignals } from './declared-signals.js';
import { ESCALATE_AT, prepare, score, WARN_FLOOR } from './index.js';
import { oddsOf } from './model.js';
import type { ScoredWork, Statistics } from './scored-work.js';
import { similaritiesOf } from './similarities.js';

const NEW: Statistics = { items: 200, itemsWith: () => 1 };
const prepared = (title: string, more: Partial<ScoredWork> = {}) =>
  prepare(
    {
      id: title,
      title,
      description: null,
      scope: null,
      action: null,
      component: null,
      repo: null,
      branch: null,
      paths: [],
      at: new Date(Date.UTC(2026, 0, 15)),
      ...more,
    },
    NEW,
  );
type Prepared = ReturnType<typeof prepared>;

const SCOPED = { scope: 'The query takes minutes; cut the joins.' };
const OTHER_WORDS: [Prepared, Prepared] = [
  prepared('Customers cannot pay with saved cards'),
  prepared('Stored payment methods are rejected at checkout'),
];
const PAIRS: [Prepared, Prepared][] = [
  OTHER_WORDS,
  [
    prepared('Make the nightly report faster', SCOPED),
    prepared('Mostrar el total', { scope: 'Todo en la factura.' }),
  ],
  [prepared('Add dark mode to the settings'), prepared('Add dark mode to the mail template')],
  [
    prepared('Fix tests'),
    prepared('Rotate the signing keys', { paths: ['src/keys.ts'], repo: 'vault' }),
  ],
  [
    prepared('Drop the login limit', { action: 'remove' }),
    prepared('Add a login limit', { action: 'create' }),
  ],
];

const oddsIn = (probability: number) => Math.log(probability / (1 - probability));

describe('the meaning of two works', () => {
  it('that nobody knows leaves the score what it is without such a signal, to the last bit', () => {
    for (const [one, other] of PAIRS) {
      const odds = oddsOf(similaritiesOf(one, other)) + declaredOdds(declaredSignals(one, other));
      const scored = score(one, other);
      expect(scored.probability).toBe(1 / (1 + Math.exp(-odds)));
      expect(scored.signals).not.toHaveProperty('meaning');
      expect(JSON.stringify(score(one, other, undefined))).toBe(JSON.stringify(scored));
    }
  });

  it('never makes a match less likely, and never touches what else holds it back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAIRS), fc.double({ min: 0, max: 1 }), ([a, b], nearness) => {
        const [without, given] = [score(a, b), score(a, b, Number.isNaN(nearness) ? 0 : nearness)];
        expect(given.probability).toBeGreaterThanOrEqual(without.probability);
        expect(given.divergent).toBe(without.divergent);
        expect(given.lowInformation).toBe(without.lowInformation);
      }),
    );
  });

  it('adds nothing where two texts are only about one topic', () => {
    for (const [one, other] of PAIRS) {
      expect(score(one, other, 0.39).probability).toBe(score(one, other).probability);
    }
  });

  it('mentions the same thing in other words, and says why', () => {
    const [one, other] = OTHER_WORDS;
    expect(score(one, other).probability).toBeLessThan(WARN_FLOOR);
    const near = score(one, other, 0.7);
    expect(near.probability).toBeGreaterThan(WARN_FLOOR);
    expect(near.probability).toBeLessThan(ESCALATE_AT);
    expect(near.reasons).toContain('means nearly the same');
    expect(near.signals['meaning']).toBe(0.7);
  });

  it('counts most where words say least, and nothing where they say it themselves', () => {
    const lift = ([one, other]: [Prepared, Prepared]) =>
      oddsIn(score(one, other, 1).probability) - oddsIn(score(one, other).probability);
    const alike: [Prepared, Prepared] = [
      prepared('Add dark mode to the settings'),
      prepared('Add dark mode to the mail template'),
    ];
    expect(lift(alike)).toBeCloseTo(0, 9);
    expect(lift(OTHER_WORDS)).toBeGreaterThan(0.5);
  });

  it('takes back what is held against scopes without a common word', () => {
    const [one, other] = [
      prepared('Mostrar el total', { scope: 'La suma de todo, abajo en la factura.' }),
      prepared('Show the sum', { scope: 'One line at the bottom of each invoice.' }),
    ];
    expect(declaredSignals(one, other).nothingInCommon).toBeGreaterThan(0.9);
    expect(score(one, other).probability).toBeLessThan(0.02);
    expect(score(one, other, 1).probability).toBeGreaterThan(WARN_FLOOR);
  });
});
