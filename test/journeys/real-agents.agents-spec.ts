import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AgentType, TEAM } from '@covibe/contracts';
import type { AgentRun } from '../../tools/agents/agent-run.js';
import {
  claudeAnswers,
  claudeStart,
  codexAnswers,
  codexConfig,
  runClaudeCode,
  runCodex,
} from '../../tools/agents/scripted-agents.js';
import { startStubModel, type StubModel } from '../../tools/agents/stub-model.js';
import { JourneyMachine } from '../support/journey-machine.js';
import { type ConsoleVisitor, JourneyServer } from '../support/journey-server.js';
import { ownerSql } from '../support/owner-sql.js';
import { plantTenant, type PlantedTenant } from '../support/planted-tenant.js';

const WITH_BUILD = 600_000;
const WHOLE_RUN = 120_000;

interface LiveSession {
  id: string;
  agent_type: AgentType;
  agent_type_verified: boolean;
  repo: string;
  state: string;
}

const WORK = {
  title: 'Rotate the signing keys of the billing webhooks',
  description: 'Customers verify billing webhooks with one key; rotate it every month.',
  repo: 'app',
};
const EDITED = 'src/billing/keys.ts';

/** Run by `npm run test:agents`, which has the agents installed. */
describe('real agents on a machine that setup wired', () => {
  let server: JourneyServer;
  let acme: PlantedTenant;
  let ada: ConsoleVisitor;
  let model: StubModel;
  let machine: JourneyMachine;

  beforeAll(async () => {
    machine = new JourneyMachine();
    server = await JourneyServer.start();
    model = await startStubModel();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await server.person(acme.admin.id);
    execFileSync('git', ['init', '--quiet', machine.repository('app')], { env: machine.env });
    mkdirSync(join(machine.home, '.codex'));
    writeFileSync(join(machine.home, '.codex', 'config.toml'), codexConfig(model.origin));
    const setup = machine.covibe(['setup', '--base-url', server.origin]);
    await ada.decide(await machine.shownCode());
    expect(await setup).toMatchObject({ code: 0 });
  }, WITH_BUILD);
  afterAll(async () => {
    await model?.stop();
    machine.remove();
    await server?.stop();
  });

  const place = () => ({ cwd: machine.repository('app'), env: machine.env });
  /** What the console shows of an agent's session while the agent is at work. */
  const sessionsNow = async () =>
    (await ada.get<{ sessions: LiveSession[] }>(TEAM.state.path)).sessions;
  /** Codex tells nobody that a run is over, so those of earlier tests may still stand there. */
  const earlier = new Set<string>();
  afterEach(async () => {
    for (const { id } of await sessionsNow()) earlier.add(id);
  });
  const liveDuring = async (agent: AgentType, run: Promise<AgentRun>) => {
    let isOver = false;
    const over = () => (isOver = true);
    run.then(over, over);
    while (!isOver) {
      const live = (await sessionsNow()).find(
        ({ id, agent_type }) => agent_type === agent && !earlier.has(id),
      );
      if (live) return live;
      await sleep(50);
    }
    throw new Error(`no session of ${agent} was live: ${JSON.stringify(await run)}`);
  };
  const ours = (operation: string, input: object = {}, tool = 'covibe_task') => ({
    name: tool,
    input: { operation, ...input },
  });
  const told = (agent: AgentType, { took }: AgentRun) =>
    console.log(`a whole run of ${agent}: ${Math.round(took)} ms, model included`);

  it('Codex takes the file that setup wrote at its word, and refuses an unknown key', async () => {
    const strict = ['--strict-config', 'exec', '--skip-git-repo-check', '--json', 'say hello'];
    model.play([{ text: 'Hello.' }]);
    const { code, words } = await runCodex(strict, place());
    expect({ code, words }).toMatchObject({ code: 0 });
    const home = join(machine.base, 'other-codex');
    mkdirSync(home);
    copyFileSync(join(machine.home, '.codex', 'config.toml'), join(home, 'config.toml'));
    const wired = machine.read('home', '.codex', 'config.toml');
    writeFileSync(join(home, 'config.toml'), `${wired}unheard_of = true\n`);
    const { cwd, env } = place();
    const refused = await runCodex(strict, { cwd, env: { ...env, CODEX_HOME: home } });
    expect(refused.code).not.toBe(0);
    expect(refused.words).toContain('unheard_of');
  });

  it(
    'Claude Code connects, lists and calls the tools, and its hooks share the session',
    async () => {
      model.play([
        { tool: { ...ours('start', { repo: 'app' }, 'mcp__covibe__covibe_session') } },
        { tool: { ...ours('check', WORK, 'mcp__covibe__covibe_task') } },
        { tool: { ...ours('start', WORK, 'mcp__covibe__covibe_task') } },
        {
          tool: {
            name: 'Write',
            input: { file_path: join(place().cwd, EDITED), content: 'export {};\n' },
          },
        },
        { text: 'Done.' },
      ]);
      const allow = ['mcp__covibe__covibe_session', 'mcp__covibe__covibe_task', 'Write'];
      const run = runClaudeCode('rotate the keys', place(), { model: model.origin, allow });
      const live = await liveDuring('claude-code', run);
      expect(live).toMatchObject({ agent_type_verified: true, repo: 'app', state: 'active' });

      const ended = await run;
      told('claude-code', ended);
      expect({ code: ended.code, words: ended.words }).toEqual({ code: 0, words: '' });
      const { session_id, mcp_servers, tools } = claudeStart(ended);
      expect(mcp_servers).toContainEqual(
        expect.objectContaining({ name: 'covibe', status: 'connected' }),
      );
      expect(tools).toEqual(expect.arrayContaining(allow));
      expect(claudeAnswers(ended)).toMatchObject([
        { answer: { status: 'ok', data: { session: { id: live.id, state: 'active' } } } },
        { answer: { status: 'ok', data: { matches: [], candidates: [] } } },
        { answer: { status: 'ok', data: { task: { title: WORK.title, status: 'active' } } } },
      ]);

      const sessions = await ownerSql(
        server.database,
        `select id, agent_type, agent_type_verified, status from agent_sessions
          where host_session_id = $1`,
        [session_id],
      );
      const ofClaude = { agent_type: 'claude-code', agent_type_verified: true, status: 'ended' };
      expect(sessions).toEqual([{ id: live.id, ...ofClaude }]);
      const edited = await ownerSql(
        server.database,
        'select path from session_activity where session_id = $1',
        [live.id],
      );
      expect(edited).toEqual([{ path: EDITED }]);
    },
    WHOLE_RUN,
  );

  it(
    'Codex finds and calls the tools, and is warned of the same work by Claude Code',
    async () => {
      model.play([
        { tool: { name: 'tool_search', input: { query: 'session start coding agent', limit: 8 } } },
        { tool: ours('start', { repo: 'app' }, 'covibe_session') },
        { tool: { name: 'tool_search', input: { query: 'task duplicate work check', limit: 8 } } },
        { tool: ours('check', WORK) },
        { tool: ours('start', WORK) },
        { text: 'Done.' },
      ]);
      const run = runCodex(['exec', '--json', 'rotate the keys'], place());
      const live = await liveDuring('codex', run);
      expect(live).toMatchObject({ agent_type_verified: true, repo: 'app', state: 'active' });

      const ended = await run;
      told('codex', ended);
      expect(ended.code).toBe(0);
      const same = { title: WORK.title, agent_type: 'claude-code', status: 'active' };
      const warned = { requires_verdict: true, candidates: [same] };
      expect(codexAnswers(ended)).toMatchObject([
        { tool: 'covibe_session', answer: { status: 'ok', data: { session: { id: live.id } } } },
        { tool: 'covibe_task', answer: { status: 'warning', data: warned } },
        { tool: 'covibe_task', answer: { status: 'warning', data: { task: null, check: warned } } },
      ]);
      const thread = ended.lines.find(({ type }) => type === 'thread.started');
      const [session] = await ownerSql(
        server.database,
        'select host_session_id, status from agent_sessions where id = $1',
        [live.id],
      );
      expect(session).toEqual({ host_session_id: thread?.['thread_id'], status: 'active' });
    },
    WHOLE_RUN,
  );
});
