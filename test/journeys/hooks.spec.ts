import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/repository.js';
import { ownerSql } from '../support/owner-sql.js';
import { type CompanionRun, JourneyMachine } from '../support/journey-machine.js';
import { JourneyServer } from '../support/journey-server.js';
import { plantTenant, plantToken, type PlantedTenant } from '../support/planted-tenant.js';
import { RecordingProxy } from '../support/recording-proxy.js';

const WITH_BUILD = 600_000;

interface Row {
  agent_type: string;
  repo: string;
  ended: boolean;
}

describe('the hooks that setup installs', () => {
  let server: JourneyServer;
  let acme: PlantedTenant;
  let machine: JourneyMachine;
  let proxy: RecordingProxy;

  beforeAll(async () => {
    server = await JourneyServer.start();
    proxy = await RecordingProxy.start(server.port);
    acme = await plantTenant(server.database, { name: 'acme' });
  }, WITH_BUILD);
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });
  beforeEach(async () => {
    machine = new JourneyMachine();
    const owner = {
      ...{ tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '' },
      developerId: acme.admin.id,
    };
    const { token } = await plantToken(server.database, owner, { agentType: 'claude-code' });
    const setup = ['setup', '--base-url', proxy.origin, '--token', token];
    expect(await machine.covibe(setup)).toMatchObject({ code: 0 });
  });
  afterEach(() => machine.remove());

  /** Starts the command of the file as Claude Code does: through a shell, with its own variables. */
  const fire = (hook_event_name: string, own: object = {}): Promise<CompanionRun> => {
    const { hooks } = JSON.parse(machine.read('app', '.claude', 'settings.json')) as {
      hooks: Record<string, { hooks: { command: string }[] }[]>;
    };
    const command = hooks[hook_event_name]?.[0]?.hooks[0]?.command ?? '';
    const cwd = machine.repository('app');
    const env = { ...machine.env, CLAUDE_PROJECT_DIR: cwd, CLAUDECODE: '1' };
    const child = spawn('/bin/sh', ['-c', command], { cwd, env });
    child.stdin.end(JSON.stringify({ session_id: machine.base, cwd, hook_event_name, ...own }));
    return machine.watched(child);
  };
  const sessions = () =>
    ownerSql<Row>(
      server.database,
      `select agent_type, repo, ended_at is not null as ended from agent_sessions
        where host_session_id = $1`,
      [machine.base],
    );
  const edit = (name: string) =>
    fire(name, {
      tool_name: 'Edit',
      tool_input: { file_path: join(machine.base, 'app', 'src', 'a.ts'), new_string: 'SECRET' },
    });

  it('carry a session from its start to its end without a word of the model', async () => {
    expect(await fire('SessionStart', { source: 'startup' })).toEqual({
      code: 0,
      out: '',
      words: '',
    });
    expect(await sessions()).toEqual([{ agent_type: 'claude-code', repo: 'app', ended: false }]);
    await edit('PreToolUse');
    await edit('PostToolUse');
    await fire('Stop');
    const touched = await ownerSql<{ path: string }>(
      server.database,
      'select path from session_activity where session_id in (select id from agent_sessions where host_session_id = $1)',
      [machine.base],
    );
    expect(touched).toEqual([{ path: 'src/a.ts' }]);
    await fire('SessionEnd', { reason: 'other' });
    expect(await sessions()).toEqual([{ agent_type: 'claude-code', repo: 'app', ended: true }]);
  });

  /** A program of the package, as an agent, git or a person starts it in the repository. */
  const start = (program: string, args: readonly string[], input = '') => {
    const cwd = machine.repository('app');
    const env = { ...machine.env, COVIBE_AGENT: 'claude-code', PWD: cwd };
    const file = join(ROOT, 'dist', 'companion', 'bin', program);
    const child = spawn(process.execPath, [file, ...args], { cwd, env });
    child.stdin.end(input);
    return machine.watched(child);
  };

  it('are silent about an excluded repository, and speak again once it is included', async () => {
    await machine.covibe(['exclude']);
    proxy.forget();
    await fire('SessionStart');
    await edit('PreToolUse');
    await edit('PostToolUse');
    await fire('Stop');
    const cwd = machine.repository('app');
    writeFileSync(join(cwd, 'staged.ts'), '');
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
    ])
      execFileSync('git', args, { cwd });
    const notice = { type: 'agent-turn-complete', 'thread-id': machine.base, cwd };
    const started = { hook_event_name: 'SessionStart', session_id: machine.base, cwd };
    const asked = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    const [bridge, watch] = await Promise.all([
      start('covibe-mcp.mjs', [], `${JSON.stringify(asked)}\n`),
      start('covibe-local.mjs', ['watch', '--repo', cwd]),
      start('covibe-codex-hook.cjs', [], JSON.stringify(started)),
      start('covibe-codex-notify.cjs', [JSON.stringify(notice)]),
      start('covibe-git-hook.cjs', []),
    ]);
    expect(bridge.out).toContain('excluded from Co-Vibe');
    expect(watch.words).toContain('is excluded');
    expect([proxy.connections, proxy.sent.length]).toEqual([0, 0]);
    expect([await sessions(), machine.has('home', '.covibe', 'spool')]).toEqual([[], false]);
    await machine.covibe(['include']);
    await fire('SessionStart');
    expect(await sessions()).toHaveLength(1);
    expect(proxy.connections).toBeGreaterThan(0);
  });

  it('let the agent work while the server is away, and tell it afterwards', async () => {
    await server.pause();
    expect(await fire('SessionStart')).toEqual({ code: 0, out: '', words: '' });
    await edit('PostToolUse');
    await server.resume();
    await fire('Stop');
    expect(await sessions()).toHaveLength(1);
  });
});
