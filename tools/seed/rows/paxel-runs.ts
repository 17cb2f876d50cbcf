import { DAY_MS, type SeedPlace } from '../place.ts';
import { seedId } from '../seed-id.ts';

interface Run {
  /** Which developer of the workspace, in the order of the company. */
  who: number;
  daysAgo: number;
  status: 'completed' | 'failed' | 'cancelled';
  type: 'repo' | 'all-repo';
  project?: string;
  shared?: boolean;
  error?: string;
}

const RUNS: readonly Run[] = [
  { who: 0, daysAgo: 3, status: 'completed', type: 'all-repo', project: 'tidewater' },
  {
    ...{ who: 0, daysAgo: 4, status: 'failed', type: 'repo' },
    error: 'docker could not run ycombinator/paxel: Error: No such image',
  },
  { who: 0, daysAgo: 31, status: 'completed', type: 'repo' },
  { who: 1, daysAgo: 9, status: 'completed', type: 'repo', project: 'harbor', shared: true },
  { who: 1, daysAgo: 10, status: 'cancelled', type: 'repo' },
];

/** Paxel runs that ended one way or another: one shared, one kept, one that went wrong. */
export async function paxelRuns(place: SeedPlace): Promise<void> {
  const { client, workspaceId, words, today } = place;
  for (const [nth, run] of RUNS.entries()) {
    const developer = place.developers[run.who];
    if (!developer) continue;
    const id = seedId('pax', ...words, String(nth));
    const asked = new Date(today.getTime() - run.daysAgo * DAY_MS);
    const ended = new Date(asked.getTime() + 540_000);
    const isDone = run.status === 'completed';
    await client.query(
      `insert into paxel_runs (workspace_id, id, developer_id, run_type, project, no_repo, status,
         tenant_visible, requested_by, report_url, report_token, error, requested_at, started_at,
         completed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'ui', $9, $10, $11, $12, $12, $13)
       on conflict do nothing`,
      [
        ...[workspaceId, id, developer.id, run.type, run.project ?? null],
        ...[run.type === 'all-repo', run.status, run.shared ?? false],
        isDone ? `https://paxel.ycombinator.com/r/${id.slice(-8).toLowerCase()}` : null,
        isDone ? `sample-${id.slice(-12).toLowerCase()}` : null,
        ...[run.error ?? null, asked, ended],
      ],
    );
  }
}
