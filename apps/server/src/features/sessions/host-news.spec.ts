import fc from 'fast-check';
import { AFTERGLOW_MS, foldReports, foldTouches, isOver, type HostReport } from './host-news.js';

const at = (second: number) => new Date(Date.UTC(2026, 5, 1) + second * 1000);
const report = (said: Partial<HostReport>): HostReport => ({
  event: 'session_beat',
  hostSessionId: 'h1',
  agentType: 'codex',
  verified: true,
  repo: 'web',
  branch: null,
  paths: [],
  reason: null,
  at: at(0),
  ...said,
});

const reports = fc.array(
  fc.record({
    event: fc.constantFrom('session_start', 'session_beat', 'session_end', 'touched'),
    hostSessionId: fc.constantFrom('h1', 'h2'),
    agentType: fc.constantFrom('codex', 'cursor', null),
    verified: fc.boolean(),
    repo: fc.constantFrom('web', 'api', null),
    branch: fc.constantFrom('main', 'next', null),
    paths: fc.subarray(['a.ts', 'b.ts', 'c.ts']),
    reason: fc.constantFrom('clear', 'logout', null),
    at: fc.integer({ min: 0, max: 400 }).map(at),
  }),
  { minLength: 1, maxLength: 30 },
) as fc.Arbitrary<HostReport[]>;

describe('what many reports of a host say', () => {
  it('is the same in whatever order they come', () => {
    const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
    fc.assert(
      fc.property(
        reports.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, shuffled]) => {
          expect(sorted(foldReports(shuffled))).toEqual(sorted(foldReports(list)));
          expect(sorted(foldTouches(shuffled))).toEqual(sorted(foldTouches(list)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells sessions apart by agent and host id', () => {
    const news = foldReports([
      report({}),
      report({ agentType: 'cursor' }),
      report({ hostSessionId: 'h2' }),
      report({ branch: 'main', at: at(3) }),
    ]);
    expect(news).toHaveLength(3);
    expect(news[0]).toMatchObject({ branch: 'main', firstAt: at(0), lastAt: at(3) });
  });

  it('counts each path once a report, and nothing without its repository', () => {
    const paths = ['a.ts', 'a.ts', 'b.ts'];
    const touched = foldTouches([
      report({ event: 'touched', paths }),
      report({ event: 'touched', paths: ['a.ts'], at: at(9) }),
      report({ event: 'touched', paths: ['c.ts'], repo: null }),
    ]);
    expect(touched.map(({ path, touches }) => `${path} ${touches}`)).toEqual(['a.ts 2', 'b.ts 1']);
    expect(touched[0]).toMatchObject({ firstAt: at(0), lastAt: at(9) });
  });

  it.each([
    ['an end', [['session_end', 5]], true],
    [
      'its last hooks after the end',
      [
        ['session_end', 5],
        ['session_beat', 7],
      ],
      true,
    ],
    [
      'a sign of life long after the end',
      [
        ['session_end', 5],
        ['touched', 6 + AFTERGLOW_MS / 1000],
      ],
      false,
    ],
    [
      'a new start after the end',
      [
        ['session_end', 5],
        ['session_start', 6],
      ],
      false,
    ],
    [
      'an end after a new start',
      [
        ['session_end', 5],
        ['session_start', 6],
        ['session_end', 7],
      ],
      true,
    ],
    ['no end', [['session_start', 5]], false],
  ] as const)('with %s: over is %s', (_, said, over) => {
    const [news] = foldReports(said.map(([event, second]) => report({ event, at: at(second) })));
    expect(news && isOver(news)).toBe(over);
  });
});
