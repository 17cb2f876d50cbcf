import {
  HOOK_BATCH_BYTES_MAX,
  HOOK_BATCH_MAX,
} from '../../../libs/contracts/src/hooks/hooks.values.ts';

interface SpooledEvent {
  event: string;
  host_session_id: string;
  agent_type: string;
  repo: string;
  branch: string;
  paths?: string[];
  reason?: string;
  key: string;
  at: string;
}

export interface Spool {
  /** Bodies as a companion would send them, each within the limits of a batch. */
  batches: string[];
  events: number;
  sessions: number;
  /** How often a path was touched, over all of it. */
  touches: number;
}

/** Reports of one session: a start, edits with a sign of life between them, an end. */
const OF_A_SESSION = 500;
const FILES = 60;

/** A day's work of many sessions that the server has not heard of yet. */
export function filledSpool(events: number): Spool {
  const all = Array.from({ length: events }, (_, nth) => event(nth, events));
  const batches = inBatches(all.map((one) => JSON.stringify(one)));
  return {
    batches: batches.map((batch) => `{"events":[${batch.join()}]}`),
    events,
    sessions: Math.ceil(events / OF_A_SESSION),
    touches: all.reduce((sum, { paths = [] }) => sum + paths.length, 0),
  };
}

function event(nth: number, events: number): SpooledEvent {
  const [session, place] = [Math.floor(nth / OF_A_SESSION), nth % OF_A_SESSION];
  const common = {
    host_session_id: `6f1c2a34-9b7d-4c1e-8a55-${String(session).padStart(12, '0')}`,
    agent_type: 'claude-code',
    repo: `repo-${session % 7}`,
    branch: 'main',
    key: `spool-${String(nth).padStart(20, '0')}`,
    at: new Date(Date.now() - (events - nth) * 100).toISOString(),
  };
  if (place === 0) return { event: 'session_start', ...common };
  if (place === OF_A_SESSION - 1) return { event: 'session_end', reason: 'logout', ...common };
  if (place % 4 === 3) return { event: 'session_beat', ...common };
  const file = (place * 7) % FILES;
  return { event: 'touched', ...common, paths: [`src/features/area-${file % 9}/file-${file}.ts`] };
}

function inBatches(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let [batch, bytes]: [string[], number] = [[], 0];
  for (const text of texts) {
    if (batch.length === HOOK_BATCH_MAX || bytes + text.length + 1 > HOOK_BATCH_BYTES_MAX) {
      batches.push(batch);
      [batch, bytes] = [[], 0];
    }
    batch.push(text);
    bytes += text.length + 1;
  }
  return [...batches, batch];
}
