import type { CheckedText } from './checked-text.js';
import { scoredWork } from './scored-text.js';
import { turnKeys } from './turn-keys.js';

/** A big workspace in which hardly anything has a word, unless it is said otherwise. */
const ITEMS = 10_000;
const RARE = (_term: number): number => 2;

function keysOf(text: CheckedText, itemsWith = RARE) {
  const work = scoredWork('', text, new Date(0));
  return turnKeys({ subject: 'task', text }, work, { items: ITEMS, itemsWith });
}

const shared = (one: CheckedText, other: CheckedText, itemsWith = RARE) => {
  const known = new Set(keysOf(one, itemsWith));
  return keysOf(other, itemsWith).filter((key) => known.has(key));
};

describe('what a beginning waits for', () => {
  it('is the same work in other words, whichever way it is said', () => {
    const one = { title: 'Paginate the audit trail by cursor' };
    expect(shared(one, { title: 'Cursor pagination for audit trails' })).not.toEqual([]);
    expect(shared(one, { title: 'PAGINATE the  audit trail by cursor' })).not.toEqual([]);
  });

  it('is not work that has nothing in common with it', () => {
    const other = { title: 'Translate onboarding emails into Portuguese', paths: ['mail/pt.ts'] };
    expect(shared({ title: 'Paginate the audit trail by cursor' }, other)).toEqual([]);
  });

  it('is not work that shares one word which many have, but work that shares two of them', () => {
    const everywhere = () => 400;
    const one = { title: 'invoice export' };
    expect(shared(one, { title: 'invoice colours' }, everywhere)).toEqual([]);
    expect(shared(one, { title: 'colours of the invoice export' }, everywhere)).not.toEqual([]);
  });

  it('is the very same text even where all of its words are everywhere', () => {
    const everywhere = () => ITEMS;
    const text = { title: 'Fix tests', scope: 'all of them' };
    expect(shared(text, { ...text }, everywhere)).not.toEqual([]);
  });

  it('comes in one order, a bounded number of it, each once', () => {
    const words = Array.from({ length: 400 }, (_, nth) => `word${nth}`).join(' ');
    const keys = keysOf({ title: words.slice(0, 200), description: words });
    expect(keys.length).toBeLessThanOrEqual(120);
    expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
  });
});
