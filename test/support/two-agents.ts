import type { FeedbackNote, McpEnvelope } from '@covibe/contracts';
import { AgentCaller } from './agent-caller.js';
import { agentsOf } from './agents-of.js';
import { ownerSql } from './owner-sql.js';
import { type PlantedTenant, plantTenant, plantToken } from './planted-tenant.js';
import { type TestApp, testApp } from './test-app.js';

/** A server with an admin, ada, and a member, mel, each with an agent at work. */
interface TwoAgents {
  server: TestApp;
  acme: PlantedTenant;
  ada: AgentCaller;
  mel: AgentCaller;
  melToken: string;
  agentOf: ReturnType<typeof agentsOf>;
}

export async function twoAgents(): Promise<TwoAgents> {
  const server = await testApp();
  const acme = await plantTenant(server.database, { name: 'acme' });
  const agentOf = agentsOf(server, acme);
  const ada = await agentOf(acme.admin.id, { agentType: 'claude-code' });
  const place = { tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '' };
  const owner = { ...place, developerId: acme.member.id };
  const { token: melToken } = await plantToken(server.database, owner, { agentType: 'codex' });
  return { server, acme, ada, mel: new AgentCaller(server, melToken), melToken, agentOf };
}

export function coordinate<Answer>(
  agent: AgentCaller,
  operation: string,
  input: object,
): Promise<McpEnvelope<Answer>> {
  return agent.call<Answer>('covibe_coordinate', { operation, ...input });
}

/** What the next call of any tool tells an agent besides its answer. */
export async function notesOf(agent: AgentCaller): Promise<FeedbackNote[]> {
  return (await agent.call('covibe_team', { operation: 'state', limit: 1 })).feedback.notes;
}

/** The kinds of work events that tell of a thing, in the order in which they happened. */
export async function eventsOf({ database }: TestApp, id: string | undefined): Promise<string[]> {
  const rows = await ownerSql<{ type: string }>(
    database,
    'select type from work_events where subject_id = $1 order by occurred_at, id',
    [id],
  );
  return rows.map(({ type }) => type);
}

/** Puts a moment of a thing into the past. */
export async function moveBack(
  { database }: TestApp,
  [table, column]: [string, string],
  id: string | undefined,
  minutes: number,
): Promise<void> {
  await ownerSql(
    database,
    `update ${table} set ${column} = now() - make_interval(mins => $2) where id = $1`,
    [id, minutes],
  );
}

export async function sessionOf(agent: AgentCaller, host_session_id: string): Promise<string> {
  const { data } = await agent.session<{ session_id: string }>('start', { host_session_id });
  return data?.session_id ?? '';
}

export async function startTask(agent: AgentCaller, title: string, more = {}): Promise<string> {
  const { data } = await agent.task<{ task: { id: string } }>('start', { title, ...more });
  return data?.task.id ?? '';
}
