import {
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import { TooManyRequests } from '../errors/app-error.js';
import { RateLimits } from './rate-limits.js';

describe('a rate limit', () => {
  let one: ServerDatabase;
  let two: ServerDatabase;
  let processes: RateLimits[];

  beforeAll(async () => {
    one = await serverDatabase();
    two = await serverDatabase({ database: one.database });
    processes = [new RateLimits(one.source), new RateLimits(two.source)];
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  const processOf = (turn: number) => processes[turn % 2] as RateLimits;
  const useAtOnce = (times: number, name: string, who: string) =>
    Promise.allSettled(
      Array.from({ length: times }, (_, turn) =>
        processOf(turn).use({ name, points: 10, seconds: 60 }, who),
      ),
    );
  const admitted = (outcomes: PromiseSettledResult<unknown>[]) =>
    outcomes.filter(({ status }) => status === 'fulfilled').length;

  it('is exact when two processes count for it at once', async () => {
    const outcomes = await useAtOnce(60, 'exact', '192.0.2.1');
    expect(admitted(outcomes)).toBe(10);
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(TooManyRequests);
    const { retryAfter } = refused?.reason as TooManyRequests;
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });

  it('counts each caller and each name apart', async () => {
    expect(admitted(await useAtOnce(12, 'apart', '192.0.2.1'))).toBe(10);
    expect(admitted(await useAtOnce(12, 'apart', '192.0.2.2'))).toBe(10);
    expect(admitted(await useAtOnce(12, 'another', '192.0.2.1'))).toBe(10);
  });

  it('begins anew when its time is over', async () => {
    const short = { name: 'short', points: 1, seconds: 1 };
    await processOf(0).use(short, 'someone');
    await expect(processOf(1).use(short, 'someone')).rejects.toBeInstanceOf(TooManyRequests);
    await new Promise((settle) => setTimeout(settle, 1_050));
    await expect(processOf(1).use(short, 'someone')).resolves.toBeUndefined();
  });

  it('still holds, each process for itself, when the counters cannot be reached', async () => {
    await one.asOwner('alter table rate_limits rename to rate_limits_away');
    try {
      expect(admitted(await useAtOnce(60, 'alone', '192.0.2.1'))).toBe(20);
    } finally {
      await one.asOwner('alter table rate_limits_away rename to rate_limits');
    }
  });
});
