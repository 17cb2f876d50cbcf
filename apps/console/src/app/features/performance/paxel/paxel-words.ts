import type { PaxelRunReply, PaxelStatus } from '@covibe/contracts';
import type { Tone } from '../../../ui/pill/pill.js';

export const PAXEL_STATES: Readonly<Record<PaxelStatus, { words: string; tone: Tone }>> = {
  requested: { words: 'waiting for your machine', tone: 'plan' },
  running: { words: 'running on your machine', tone: 'info' },
  completed: { words: 'completed', tone: 'good' },
  failed: { words: 'failed', tone: 'bad' },
  cancelled: { words: 'cancelled', tone: 'neutral' },
};

/** What a run was made of, in a line. */
export function optionsOf(run: PaxelRunReply): string {
  const parts = [
    run.run_type === 'all-repo' ? 'all repositories' : 'one repository',
    ...(run.project ? [`as “${run.project}”`] : []),
    ...(run.since ? [`since ${run.since}`] : []),
    ...(run.no_sentry ? ['without Sentry'] : []),
  ];
  return parts.join(', ');
}

/** Enough of a token to tell two apart, and no more: nothing at all of a short one. */
export function masked(token: string): string {
  return `••••••••${token.length < 12 ? '' : token.slice(-4)}`;
}
