import { ToolTable } from '../../apps/server/src/features/mcp/index.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** Ids of one tenant's things, by the field that names such a thing. */
type Things = Record<string, string>;

const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const TABLES = [
  'tasks',
  'workstreams',
  'agent_sessions',
  'session_tasks',
  'session_contexts',
  'work_notes',
  'preflight_checks',
  'work_intents',
  'overlap_warnings',
  'scope_verdicts',
  'overlap_items',
  'overlap_postings',
  'overlap_terms',
  'claims',
  'claim_waits',
  'claim_conflicts',
  'messages',
];

/** What an operation needs besides the id, so that only the id can be at fault. */
const COMPANY: Record<string, unknown> = {
  reason: 'because',
  summary: 'short',
  resolution: 'solved',
  text: 'short',
  to: 'mel',
  repo: 'ours',
  area: 'release',
  verdicts: [{ id: `task_${UNKNOWN}`, verdict: 'same', reason: 'because' }],
};

describe('no tool reaches into another workspace or tenant', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let strangers: Record<string, AgentCaller>;
  let things: Things;

  const rowsOf = async (): Promise<string> => {
    const tables = TABLES.map(
      (table) =>
        `select '${table}' as name, md5(string_agg(t::text, ' ' order by t::text)) as rows
           from ${table} t where t.workspace_id = $1`,
    );
    return JSON.stringify(
      await ownerSql(server.database, tables.join(' union all '), [acme.workspaceIds[0]]),
    );
  };

  const own = async (agent: AgentCaller): Promise<Things> => {
    const at = async (tool: string, input: object, path: string[]): Promise<string> => {
      let found: unknown = (await agent.call(tool, { ...input })).data;
      for (const step of path) found = (found as Record<string, unknown>)[step];
      return String(found);
    };
    const session_id = await at('covibe_session', { operation: 'start' }, ['session_id']);
    const start = { operation: 'start', title: 'Ours', session_id };
    const task_id = await at('covibe_task', start, ['task', 'id']);
    const claim = { operation: 'claim', repo: 'ours', area: 'harbour' };
    const claim_id = await at('covibe_coordinate', claim, ['claim', 'id']);
    const question = { operation: 'ask', to: 'ada', text: 'Ours?' };
    return {
      session_id,
      task_id,
      waits_for_task_id: task_id,
      waits_for_developer: acme.member.id,
      claim_id,
      to: claim_id,
      message_id: await at('covibe_coordinate', question, ['message', 'id']),
      workstream_id: await at('covibe_workstream', { operation: 'start', title: 'Our stream' }, [
        'workstream',
        'id',
      ]),
      note_id: await at('covibe_note', { operation: 'blocker', title: 'Our blocker' }, [
        'note',
        'id',
      ]),
      context_id: await at(
        'covibe_session',
        { operation: 'publish_context', title: 'Ours', summary: 's' },
        ['context', 'id'],
      ),
      check_id: await at('covibe_task', { operation: 'check', title: 'Ours too' }, ['check_id']),
      developer: acme.member.id,
    };
  };

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme', workspaces: 2 });
    const other = await plantTenant(server.database, { name: 'other' });
    things = await own(await agentsOf(server, acme)(acme.member.id));
    strangers = {
      'another tenant': await agentsOf(server, other)(other.admin.id),
      'another workspace of the same tenant': await agentsOf(server, acme)(acme.admin.id, {
        place: 1,
      }),
    };
  });
  afterAll(() => server.stop());

  it.each(['another tenant', 'another workspace of the same tenant'])(
    'answers an agent of %s about a foreign thing as about an unknown one, and changes nothing',
    async (who) => {
      const agent = strangers[who] as AgentCaller;
      const before = await rowsOf();
      let compared = 0;
      for (const { name, inputSchema } of server.app.get(ToolTable, { strict: false }).list) {
        const properties = inputSchema['properties'] as Record<string, { enum?: string[] }>;
        for (const operation of properties['operation']?.enum ?? []) {
          for (const field of Object.keys(things).filter((known) => known in properties)) {
            const id = things[field] ?? '';
            // Everybody of a tenant may know who its developers are.
            if (id === acme.member.id && who !== 'another tenant') continue;
            const foreign = await ask(agent, { name, properties, operation, field }, id);
            const invented = `${id.split('_')[0]}_${UNKNOWN}`;
            const unknown = await ask(agent, { name, properties, operation, field }, invented);
            expect({ name, operation, field, answer: foreign }).toEqual({
              name,
              operation,
              field,
              answer: unknown,
            });
            if (foreign === undefined) continue;
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(20);
      expect(await rowsOf()).toBe(before);
    },
  );

  let titles = 1_000;

  /** The answer with what differs from call to call made alike; nothing where the field is not used. */
  async function ask(
    agent: AgentCaller,
    place: { name: string; properties: object; operation: string; field: string },
    id: string,
  ): Promise<string | undefined> {
    // A word of its own: nothing that was asked before is like it.
    const title = `zq${(titles += 1)}`;
    const company = Object.entries({ ...COMPANY, title }).filter(
      ([key]) => key in place.properties,
    );
    let input = { operation: place.operation, ...Object.fromEntries(company), [place.field]: id };
    for (;;) {
      const answer = await agent.call(place.name, input);
      const { code, field = '' } = answer.error ?? {};
      if (code !== 'mcp/invalid_input' || !(field in input)) {
        return withoutMade(JSON.stringify({ ...answer, request_id: '' }).replaceAll(id, 'the-id'));
      }
      if (field === place.field) return undefined;
      // The operation does not know a field of the company it was given.
      input = Object.fromEntries(
        Object.entries(input).filter(([key]) => key !== field),
      ) as typeof input;
    }
  }
});

/** New ids, times and titles differ from call to call; what they stand in does not. */
function withoutMade(answer: string): string {
  return answer
    .replace(/[a-z]+_[0-9A-Z]{26}/g, 'made-id')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replace(/zq\d{4}/g, 'title');
}
