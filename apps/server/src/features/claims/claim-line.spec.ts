import type { ClaimMode } from '@covibe/contracts';
import { ahead, blockers, newlyFree, type Held, type Waiting } from './claim-line.js';
import { NothingWanted } from './claims.errors.js';
import { sameWish, wantedOf } from './wanted.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const LATER = new Date(NOW.getTime() + 60_000);
const BEFORE = new Date(NOW.getTime() - 60_000);

const wish = (glob: string, mode: ClaimMode = 'exclusive') => wantedOf({ globs: [glob], mode });
const held = (developer_id: string, glob: string, mode?: ClaimMode): Held => ({
  id: `claim of ${developer_id}`,
  developer_id,
  wanted: wish(glob, mode),
});
const waits = (
  developer_id: string,
  glob: string,
  { mode = 'exclusive', free }: { mode?: ClaimMode; free?: 'kept' | 'missed' } = {},
): Waiting => ({
  id: `wait of ${developer_id}`,
  developer_id,
  wanted: wish(glob, mode),
  free_since: free ? BEFORE : null,
  turn_until: free === 'kept' ? LATER : free === 'missed' ? BEFORE : null,
});
const names = (found: readonly Held[]) => found.map(({ developer_id }) => developer_id);

describe('what stands in the way of a claim', () => {
  it('is what somebody else holds there, unless both share', () => {
    const claims = [held('ada', 'src/**'), held('bob', 'docs/**', 'shared'), held('me', 'src/a')];
    expect(names(blockers(claims, 'me', wish('src/a/b.ts')))).toEqual(['ada']);
    expect(names(blockers(claims, 'me', wish('docs/a.md', 'shared')))).toEqual([]);
    expect(names(blockers(claims, 'me', wish('docs/a.md')))).toEqual(['bob']);
    expect(names(blockers(claims, 'me', wish('lib/a.ts')))).toEqual([]);
  });

  it('are areas of the same name, however it is written', () => {
    const release = { ...held('ada', 'x'), wanted: wantedOf({ area: 'Release  notes' }) };
    expect(names(blockers([release], 'me', wantedOf({ area: ' release notes ' })))).toEqual([
      'ada',
    ]);
    expect(names(blockers([release], 'me', wantedOf({ area: 'deploy' })))).toEqual([]);
  });
});

describe('a queue', () => {
  it('lets nobody pass one who waits for the same claim', () => {
    const line = {
      now: NOW,
      held: [held('ada', 'src/**', 'shared')],
      waiting: [waits('bob', 'src/a.ts')],
    };
    expect(names(ahead(line, 'me', wish('src/a.ts', 'shared')))).toEqual(['bob']);
    expect(names(ahead(line, 'bob', wish('src/a.ts')))).toEqual([]);
  });

  it('keeps nobody out of what the claim that is waited for does not touch', () => {
    const line = {
      now: NOW,
      held: [held('ada', 'src/api/**')],
      waiting: [waits('bob', 'src/**')],
    };
    expect(names(ahead(line, 'me', wish('src/web/a.ts')))).toEqual([]);
    expect(names(ahead(line, 'me', wish('src/api/a.ts')))).toEqual(['bob']);
  });

  it('keeps a free way for the first in line while their turn lasts, and not a moment longer', () => {
    const wanted = wish('src/a.ts');
    const kept = { now: NOW, held: [], waiting: [waits('bob', 'src/**', { free: 'kept' })] };
    expect(names(ahead(kept, 'me', wanted))).toEqual(['bob']);
    const missed = { now: NOW, held: [], waiting: [waits('bob', 'src/**', { free: 'missed' })] };
    expect(names(ahead(missed, 'me', wanted))).toEqual([]);
  });

  it('gives one who missed their turn no place before those who came later', () => {
    const line = {
      now: NOW,
      held: [held('ada', 'a')],
      waiting: [waits('bob', 'a', { free: 'missed' }), waits('cy', 'a')],
    };
    expect(names(ahead(line, 'bob', wish('a')))).toEqual(['cy']);
  });

  it('offers what became free to the first in line, and to others what does not touch it', () => {
    const waiting = [waits('bob', 'a'), waits('cy', 'a'), waits('dee', 'b')];
    expect(names(newlyFree({ now: NOW, held: [], waiting }))).toEqual(['bob', 'dee']);
    expect(names(newlyFree({ now: NOW, held: [held('ada', 'a')], waiting }))).toEqual(['dee']);
  });

  it('offers a way once, and to all at a time who would share it', () => {
    const together = [waits('bob', 'a', { mode: 'shared' }), waits('cy', 'a', { mode: 'shared' })];
    expect(names(newlyFree({ now: NOW, held: [], waiting: together }))).toEqual(['bob', 'cy']);
    const offered = [waits('bob', 'a', { free: 'kept' }), waits('cy', 'a')];
    expect(names(newlyFree({ now: NOW, held: [], waiting: offered }))).toEqual([]);
    const passed = [waits('bob', 'a', { free: 'missed' }), waits('cy', 'a')];
    expect(names(newlyFree({ now: NOW, held: [], waiting: passed }))).toEqual(['cy']);
  });
});

describe('a wish', () => {
  it('is the same however it is written', () => {
    const one = wantedOf({ globs: ['./src//a', 'b/'], area: 'Release' });
    expect(sameWish(one, wantedOf({ globs: ['b/**', 'src/a', 'src/a'], area: 'release' }))).toBe(
      true,
    );
    expect(sameWish(one, wantedOf({ globs: ['b/**', 'src/a'] }))).toBe(false);
  });

  it('names something', () => {
    expect(() => wantedOf({ globs: [], area: '  ' })).toThrow(NothingWanted);
  });
});
