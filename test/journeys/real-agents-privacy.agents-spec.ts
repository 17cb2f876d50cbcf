import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MCP_PATH } from '@covibe/contracts';
import { trustCodexHooks } from '../../tools/agents/codex-trust.js';
import {
  claudeHooks,
  claudeStart,
  codexConfig,
  runClaudeCode,
  runCodex,
} from '../../tools/agents/scripted-agents.js';
import { startStubModel, type StubModel } from '../../tools/agents/stub-model.js';
import { ROOT } from '../../tools/repository.js';
import { canary, spellingsFound } from '../support/canaries.js';
import { JourneyMachine } from '../support/journey-machine.js';
import { JourneyServer } from '../support/journey-server.js';
import { ownerSql } from '../support/owner-sql.js';
import { plantTenant, type PlantedTenant, plantToken } from '../support/planted-tenant.js';
import { RecordingProxy } from '../support/recording-proxy.js';

const WITH_BUILD = 600_000;
const WHOLE_RUN = 120_000;
const REPO = 'acme-billing';
const BRANCH = 'feature/rotate-keys';
const CLAIMED = 'src/billing/claimed-keys.ts';
const OWN = 'src/billing/own-keys.ts';
const READ = 'src/read.ts';
const WARNING = new RegExp(`${CLAIMED} is claimed \\(exclusive\\) by mel, codex`);

/** What lies where the companion could take it from, and is nobody else's business. */
const SECRETS = Object.fromEntries(
  [
    ...['prompt', 'answer', 'content', 'before', 'after', 'read', 'command', 'output', 'failure'],
    ...['environment', 'folder', 'outside', 'remote', 'commit', 'email', 'person'],
  ].map((place) => [place, canary(place)]),
);
const secret = (place: string) => SECRETS[place] ?? '';

/** Run by `npm run test:agents`: everything the companion sends goes through a proxy that keeps it. */
describe('what leaves the machine of somebody who works with real agents', () => {
  let server: JourneyServer;
  let proxy: RecordingProxy;
  let model: StubModel;
  let machine: JourneyMachine;
  let acme: PlantedTenant;
  let claudeSession: string;
  let codexSession: string;

  const repository = join(secret('folder'), REPO);
  const at = (...path: string[]) => join(machine.base, repository, ...path);
  const codexHome = (file: string) => join(machine.home, '.codex', file);
  const place = () => {
    const own = { PWD: at(), SECRET_OF_THE_SHELL: secret('environment') };
    return { cwd: at(), env: { ...machine.env, ...own } };
  };

  beforeAll(async () => {
    machine = new JourneyMachine();
    server = await JourneyServer.start();
    proxy = await RecordingProxy.start(server.port);
    model = await startStubModel();
    acme = await plantTenant(server.database, { name: 'acme' });
    plantSecrets();
    mkdirSync(codexHome(''));
    writeFileSync(codexHome('config.toml'), codexConfig(model.origin));
    const ada = await server.person(acme.admin.id);
    const setup = machine.covibe(['setup', '--base-url', proxy.origin], { repository });
    await ada.decide(await machine.printedCode());
    expect(await setup).toMatchObject({ code: 0 });
    await claimOfMel();
  }, WITH_BUILD);
  afterAll(async () => {
    await model?.stop();
    machine.remove();
    await proxy?.stop();
    await server?.stop();
  });

  function plantSecrets(): void {
    machine.repository(repository);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: at(), env: machine.env });
    git('init', '--quiet', '--initial-branch', BRANCH);
    mkdirSync(at('src'));
    writeFileSync(at(READ), `// ${secret('read')}\n`);
    git('add', '.');
    const ada = [`user.email=${secret('email')}@example.com`, `user.name=${secret('person')}`];
    const settings = ada.flatMap((setting) => ['-c', setting]);
    git(...settings, 'commit', '--quiet', '-m', `First\n\n${secret('commit')}`);
    git('remote', 'add', 'origin', `https://ada:${secret('remote')}@git.example.com/acme.git`);
  }

  /** As mel's agent does, from another machine. */
  async function claimOfMel(): Promise<void> {
    const [workspaceId = ''] = acme.workspaceIds;
    const owner = { tenantId: acme.id, workspaceId, developerId: acme.member.id };
    const { token } = await plantToken(server.database, owner, { agentType: 'codex' });
    const wish = { operation: 'claim', repo: REPO, globs: [CLAIMED], reason: 'Keys move.' };
    const params = { name: 'covibe_coordinate', arguments: wish };
    const reply = await fetch(`${server.origin}${MCP_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
    expect(await reply.text()).toContain('claim_');
  }

  const tool = (name: string, input: object | string) => ({ tool: { name, input } });
  const sessionsOf = (hostSession: unknown) =>
    ownerSql(
      server.database,
      `select agent_type, repo, branch, status,
              (select array_agg(path order by path) from session_activity a
                where a.session_id = s.id) as paths
         from agent_sessions s where host_session_id = $1`,
      [hostSession],
    );
  const whole = { repo: REPO, branch: BRANCH, status: 'ended' };

  it(
    'Claude Code starts every hook that setup wrote, reads the warning, and its session ends',
    async () => {
      const [before, after] = [secret('before'), secret('after')];
      model.play([
        tool('mcp__covibe__covibe_session', { operation: 'start', repo: REPO }),
        tool('Write', { file_path: at(CLAIMED), content: `export const a = '${before}';\n` }),
        tool('Edit', { file_path: at(CLAIMED), old_string: before, new_string: after }),
        tool('Read', { file_path: at(READ) }),
        tool('Bash', { command: `echo ${secret('output')} # ${secret('command')}` }),
        // Fails as it is written: nobody can make a file there.
        tool('Write', { file_path: `/proc/${secret('failure')}.ts`, content: 'x' }),
        tool('Write', {
          file_path: join(machine.base, `${secret('outside')}.ts`),
          content: secret('content'),
        }),
        { text: `Done: ${secret('answer')}` },
      ]);
      const allow = ['mcp__covibe__covibe_session', 'Write', 'Edit', 'Read', 'Bash'];
      const run = await runClaudeCode(`Rotate the keys. ${secret('prompt')}`, place(), {
        ...{ model: model.origin, allow },
      });
      expect(run.code).toBe(0);
      claudeSession = claudeStart(run).session_id;
      // The end is told when nobody listens any more: the server knows it.
      const events = [
        ...['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse'],
        ...['PostToolUseFailure', 'Stop'],
      ];
      expect(claudeHooks(run)).toEqual({ events: new Set(events), complaints: [] });
      expect(model.heard()).toMatch(WARNING);
      const session = { ...whole, agent_type: 'claude-code', paths: [CLAIMED] };
      expect(await sessionsOf(claudeSession)).toEqual([session]);
    },
    WHOLE_RUN,
  );

  const patch = [
    '*** Begin Patch',
    `*** Update File: ${CLAIMED}`,
    '@@',
    `-export const a = '${secret('after')}';`,
    `+export const a = '${secret('before')}';`,
    `*** Add File: ${OWN}`,
    `+// ${secret('content')}`,
    '*** End Patch',
  ].join('\n');
  const runOfCodex = async () => {
    model.play([
      tool('tool_search', { query: 'session start coding agent', limit: 8 }),
      tool('covibe_session', { operation: 'start', repo: REPO }),
      tool('apply_patch', patch),
      tool('exec_command', { cmd: `echo ${secret('output')} # ${secret('command')}` }),
      { text: `Done: ${secret('answer')}` },
    ]);
    const told = model.heard().length;
    const args = ['exec', '--json', `Rotate them. ${secret('prompt')}`];
    const run = await runCodex(args, place());
    expect(run.code).toBe(0);
    const thread = run.lines.find(({ type }) => type === 'thread.started');
    return { session: String(thread?.['thread_id']), heard: model.heard().slice(told) };
  };

  it(
    'Codex runs no hook that its user did not trust, and the tools carry the session',
    async () => {
      const { session, heard } = await runOfCodex();
      expect(heard).not.toMatch(WARNING);
      // Codex does not wait for its notice, which brings the branch: it may not have come yet.
      const carried = { agent_type: 'codex', repo: REPO, status: 'active', paths: null };
      const sessions = await sessionsOf(session);
      expect(sessions).toMatchObject([carried]);
    },
    WHOLE_RUN,
  );

  it(
    'Codex with trusted hooks reads the warning, and is one session however many speak of it',
    async () => {
      mkdirSync(at('src', 'billing'), { recursive: true });
      writeFileSync(at(CLAIMED), `export const a = '${secret('after')}';\n`);
      const hooks = await trustCodexHooks(place(), codexHome('config.toml'));
      expect(hooks.map(({ trustStatus }) => trustStatus)).toEqual(Array(6).fill('untrusted'));
      const doctor = await machine.covibe(['doctor'], { repository });
      expect(doctor.words).toMatch(/OK +codex hooks: \S+hooks\.json\n/);

      const { session, heard } = await runOfCodex();
      codexSession = session;
      expect(heard).toMatch(WARNING);
      const own = { ...whole, agent_type: 'codex', paths: [CLAIMED, OWN] };
      expect(await sessionsOf(session)).toEqual([own]);
    },
    WHOLE_RUN,
  );

  it(
    'nothing of what was said, written, run or set is in any byte that was sent, and the names are',
    async () => {
      const watch = spawn(
        process.execPath,
        [join(ROOT, 'dist', 'companion', 'bin', 'covibe-local.mjs'), 'watch'],
        { cwd: at(), env: { ...place().env, COVIBE_BASE_URL: proxy.origin } },
      );
      const ended = machine.watched(watch);
      for (let looks = 0; looks < 200 && !isSent('/api/machines/beat'); looks += 1) {
        await sleep(50);
      }
      watch.kill();
      await ended;
      await machine.covibe(['status'], { repository });

      const told = [REPO, BRANCH, CLAIMED, OWN, claudeSession, codexSession, hostname()];
      expect(told.filter((words) => !isSent(words))).toEqual([]);
      const kept = { ...SECRETS, machine: basename(machine.base), home: machine.home };
      const leaks = Object.entries(kept).map(([name, words]) => [
        name,
        spellingsFound(proxy.sent, words),
      ]);
      expect(leaks.filter(([, spellings]) => spellings?.length)).toEqual([]);
      // Packed bytes would hide what is in them.
      expect(isSent('content-encoding')).toBe(false);
    },
    WHOLE_RUN,
  );

  const isSent = (words: string) => spellingsFound(proxy.sent, words).length > 0;
});
