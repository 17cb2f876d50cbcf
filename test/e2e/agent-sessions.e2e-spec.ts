import type { AgentSessionReply, ContextReply } from '@covibe/contracts';
import { SessionSweep } from '../../apps/server/src/features/sessions/session-sweep.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface Started {
  session: AgentSessionReply;
  session_id: string;
}

describe('an agent and its session', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let agentOf: ReturnType<typeof agentsOf>;
  let ada: AgentCaller;
  let mel: AgentCaller;

  const age = (id: string, hours: number) =>
    ownerSql(
      server.database,
      `update agent_sessions set last_seen_at = now() - make_interval(mins => $2) where id = $1`,
      [id, Math.round(hours * 60)],
    );

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    agentOf = agentsOf(server, acme);
    ada = await agentOf(acme.admin.id, { agentType: 'claude-code' });
    mel = await agentOf(acme.member.id);
  });
  afterAll(() => server.stop());

  it('is one session for the hook and the agent itself', async () => {
    const host_session_id = 'host-1';
    const hook = await ada.session<Started>('start', { host_session_id, repo: 'web' });
    const agent = await ada.session<Started>('start', { host_session_id, branch: 'main' });
    expect(agent.data?.session_id).toBe(hook.data?.session_id);
    expect(agent.data?.session).toMatchObject({ repo: 'web', branch: 'main', state: 'active' });
    const events = await ownerSql(
      server.database,
      `select 1 from work_events where type = 'session.started' and subject_id = $1`,
      [hook.data?.session_id],
    );
    expect(events).toHaveLength(1);
  });

  it('starts once when the hook and the agent come at the same moment', async () => {
    const both = ['together-1', 'together-2', 'together-3'].flatMap((id) => [id, id, id, id]);
    const ids = await Promise.all(
      both.map(async (host_session_id) => {
        const { data } = await ada.session<Started>('start', { host_session_id });
        return data?.session_id;
      }),
    );
    expect(new Set(ids).size).toBe(3);
    const events = await ownerSql(
      server.database,
      `select 1 from work_events where type = 'session.started' and subject_id = any($1)`,
      [ids],
    );
    expect(events).toHaveLength(3);
  });

  it.each(['claude-code', 'codex', 'cursor'])(
    'is what its %s token says, whatever the agent says of itself',
    async (agentType) => {
      const typed = await agentOf(acme.admin.id, { agentType });
      for (const claimed of ['claude-code', 'codex', 'cursor']) {
        const { data } = await typed.session<Started>('start', {
          agent_type: claimed,
          host_session_id: `typed-${agentType}-${claimed}`,
        });
        expect(data?.session).toMatchObject({ agent_type: agentType, agent_type_verified: true });
      }
    },
  );

  it('is believed without a typed token, and marked so', async () => {
    const { data } = await mel.session<Started>('start', { agent_type: 'cursor' });
    expect(data?.session).toMatchObject({ agent_type: 'cursor', agent_type_verified: false });
  });

  it('shows as stale after ten silent minutes, and every next answer says so', async () => {
    const { data } = await mel.session<Started>('start', { host_session_id: 'sleepy' });
    await age(data?.session_id ?? '', 0.2);
    await new Promise((done) => setTimeout(done, 1_000));
    const state = await mel.call<{ stale_sessions: AgentSessionReply[] }>('covibe_team', {
      operation: 'state',
    });
    expect(state.data?.stale_sessions.map(({ id }) => id)).toContain(data?.session_id);
    expect(state.feedback.notes).toContainEqual(
      expect.objectContaining({
        kind: 'stale_session',
        text: expect.stringContaining(data?.session_id ?? '-') as string,
      }),
    );
    await mel.session('heartbeat', { session_id: data?.session_id });
    await new Promise((done) => setTimeout(done, 1_000));
    const after = await mel.call<{ sessions: AgentSessionReply[] }>('covibe_team', {
      operation: 'state',
    });
    expect(after.data?.sessions.map(({ id }) => id)).toContain(data?.session_id);
  });

  it('ends once, and can be resumed by its host', async () => {
    const host_session_id = 'resumed';
    const { data } = await mel.session<Started>('start', { host_session_id });
    const session_id = data?.session_id;
    const ended = await mel.session<Started>('end', { session_id, reason: 'done for today' });
    expect(ended.data?.session.state).toBe('ended');
    expect(await mel.session('end', { session_id })).toMatchObject({ status: 'ok' });
    expect(await mel.session('heartbeat', { session_id })).toMatchObject({
      status: 'error',
      error: { code: 'session/ended' },
    });
    const again = await mel.session<Started>('start', { host_session_id });
    expect(again.data).toMatchObject({ session_id, session: { state: 'active', ended_at: null } });
  });

  it('answers for a foreign session as for an unknown one', async () => {
    const { data } = await ada.session<Started>('start', { host_session_id: 'of-ada' });
    const foreign = await mel.session('heartbeat', { session_id: data?.session_id });
    const unknown = await mel.session('heartbeat', {
      session_id: 'sess_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    });
    expect({ ...foreign, request_id: '' }).toEqual({ ...unknown, request_id: '' });
    expect(foreign.error?.code).toBe('session/not_found');
  });

  it('is ended by the sweep after a day without a sign of life', async () => {
    const { data } = await mel.session<Started>('start', { host_session_id: 'forgotten' });
    const kept = await mel.session<Started>('start', { host_session_id: 'yesterday' });
    await age(data?.session_id ?? '', 24.1);
    await age(kept.data?.session_id ?? '', 23.5);
    await server.app.get(SessionSweep, { strict: false }).sweep();
    const rows = await ownerSql<{ id: string; status: string }>(
      server.database,
      'select id, status from agent_sessions where id = any($1)',
      [[data?.session_id, kept.data?.session_id]],
    );
    expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [data?.session_id, 'ended'],
        [kept.data?.session_id, 'active'],
      ]),
    );
  });

  it('links the tasks worked in it', async () => {
    const { data } = await ada.session<Started>('start', { host_session_id: 'linked' });
    const session_id = data?.session_id;
    const task = await ada.task<{ task: { id: string } }>('start', {
      title: 'In a session',
      session_id,
    });
    const again = await ada.session<Started>('start', { host_session_id: 'linked' });
    expect(again.data?.session.task_ids).toEqual([task.data?.task.id]);
  });
});

describe('contexts between agents', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;

  const titles = async (reader: AgentCaller, filter = {}) => {
    const { data } = await reader.session<{ contexts: ContextReply[] }>('get_context', filter);
    return data?.contexts.map(({ title }) => title);
  };

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    const agentOf = agentsOf(server, acme);
    ada = await agentOf(acme.admin.id);
    mel = await agentOf(acme.member.id);
  });
  afterAll(() => server.stop());

  it('replace the former one of the same repository and branch, and no other', async () => {
    const place = { repo: 'web', branch: 'main' };
    await ada.session('publish_context', { title: 'first', summary: 'one', ...place });
    await ada.session('publish_context', { title: 'second', summary: 'two', ...place });
    await ada.session('publish_context', { title: 'elsewhere', summary: 'three', repo: 'api' });
    expect(await titles(mel)).toEqual(['elsewhere', 'second']);
    expect(await titles(mel, { repo: 'web' })).toEqual(['second']);
    expect(await titles(mel, { developer: 'ada' })).toEqual(['elsewhere', 'second']);
    expect(await titles(mel, { developer: 'mel' })).toEqual([]);
  });

  it('arrive as data that somebody else wrote', async () => {
    const { data } = await mel.session<{ contexts: object[] }>('get_context');
    expect(data?.contexts[0]).toMatchObject({ untrusted: true, owner: { handle: 'ada' } });
  });

  it('can be taken back by their owner only, at once', async () => {
    const { data } = await mel.session<{ context: ContextReply }>('publish_context', {
      title: 'mine',
      summary: 'soon gone',
    });
    const context_id = data?.context.id;
    expect((await ada.session('revoke_context', { context_id })).error?.code).toBe(
      'context/not_found',
    );
    expect(await mel.session('revoke_context', { context_id })).toMatchObject({ status: 'ok' });
    expect(await titles(ada)).not.toContain('mine');
  });

  it('end by themselves', async () => {
    await mel.session('publish_context', { title: 'short', summary: 's', repo: 'r', ttl_hours: 1 });
    await ownerSql(
      server.database,
      `update session_contexts set expires_at = now() - interval '1 second' where title = 'short'`,
    );
    expect(await titles(ada)).not.toContain('short');
    const answer = await mel.session('publish_context', {
      title: 't',
      summary: 's',
      ttl_hours: 169,
    });
    expect(answer.error).toMatchObject({ code: 'mcp/invalid_input', field: 'ttl_hours' });
  });

  it('replace each other also when they are published at the same moment', async () => {
    const publish = (nth: number) =>
      mel.session('publish_context', { title: `at once ${nth}`, summary: 's', repo: 'rush' });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, nth) => publish(nth)));
    expect(answers.map(({ status }) => status)).toEqual(Array<string>(8).fill('ok'));
    const left = (await titles(ada))?.filter((title) => title.startsWith('at once'));
    expect(left).toHaveLength(1);
  });

  it('of a private developer are as hidden as the developer', async () => {
    await ownerSql(
      server.database,
      `update developers set visibility = 'private' where handle = 'ada'`,
    );
    expect(await titles(mel)).not.toContain('second');
    expect(await titles(ada)).toContain('second');
    const hidden = await mel.session('get_context', { developer: 'ada' });
    const nobody = await mel.session('get_context', { developer: 'nobody' });
    expect({ ...hidden, request_id: '' }).toEqual({ ...nobody, request_id: '' });
    expect(hidden.error?.code).toBe('context/no_such_developer');
  });
});
