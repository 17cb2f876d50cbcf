import type { SeedPlace } from '../../place.ts';
import { seedId } from '../../seed-id.ts';

export interface PastEvent {
  type: string;
  at: Date;
  developerId: string;
  /** Nothing for what a person did in the console. */
  agent?: string | null;
  /** Nothing for what is about the whole workspace. */
  subject?: { type: string; id: string };
  payload: Record<string, unknown>;
}

/** Writes one event as the server would have, at a moment in the past. */
export async function writeEvent(place: SeedPlace, event: PastEvent): Promise<void> {
  const { client, workspaceId, words } = place;
  const { type, at, developerId, agent = null, subject, payload } = event;
  await client.query(
    `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                              agent_type, subject_type, subject_id, payload_json)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict do nothing`,
    [
      ...[workspaceId, at, seedId('evt', ...words, type, subject?.id ?? ''), type, developerId],
      ...[agent ? 'agent' : 'session', agent, subject?.type, subject?.id, JSON.stringify(payload)],
    ],
  );
}
