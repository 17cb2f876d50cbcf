import type { PaxelRunReply } from '@covibe/contracts';
import { masked, optionsOf } from './paxel-words.js';

const run = (change: Partial<PaxelRunReply>) =>
  ({ run_type: 'repo', project: null, since: null, no_sentry: false, ...change }) as PaxelRunReply;

it('says of a run what it was made of', () => {
  expect(optionsOf(run({}))).toBe('one repository');
  expect(
    optionsOf(run({ run_type: 'all-repo', project: 'acme', since: '2026-01-02', no_sentry: true })),
  ).toBe('all repositories, as “acme”, since 2026-01-02, without Sentry');
});

it('shows the end of a token only', () => {
  expect(masked('rt_abcdefgh1234')).toBe('••••••••1234');
  expect(masked('rt_12345')).toBe('••••••••');
});
