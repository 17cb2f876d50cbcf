import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CredentialsFile, Repositories, statePlaces } from '@covibe/local-state';
import { Bridge } from '../../apps/companion/src/bridge/bridge.js';
import {
  claudeCodeAnswer,
  claudeCodeFact,
} from '../../apps/companion/src/hooks/claude-code-hook.js';
import { codexHookAnswer, codexHookFact } from '../../apps/companion/src/hooks/codex-hook.js';
import { codexFact } from '../../apps/companion/src/hooks/codex-notice.js';
import { commitGuard } from '../../apps/companion/src/hooks/commit-guard.js';
import { cursorAnswer, cursorFact } from '../../apps/companion/src/hooks/cursor-hook.js';
import { type HookHost, runHook } from '../../apps/companion/src/hooks/run-hook.js';
import { Watch } from '../../apps/companion/src/watch/watch.js';
import { FakeCovibe } from '../support/fake-covibe.js';
import { RecordingProxy } from '../support/recording-proxy.js';

type Message = { method?: string; id?: number };
type Pipe = ConstructorParameters<typeof Bridge>[1];

const CLAUDE: HookHost = { agent: 'claude-code', fact: claudeCodeFact, answer: claudeCodeAnswer };
const CURSOR: HookHost = { agent: 'cursor', fact: cursorFact, answer: cursorAnswer };
const CODEX: HookHost = { agent: 'codex', fact: codexHookFact, answer: codexHookAnswer };
const NOTICE: HookHost = { agent: 'codex', fact: codexFact, answer: () => '' };

/** How a folder may lie, seen from the repository that somebody wants to keep to themselves. */
const SHAPES: Record<string, string> = {
  'the repository': 'app',
  'with a slash at the end': 'app/',
  'a folder in it': 'app/src/deep',
  'by a roundabout way': 'app/./src/../src',
  'its own git folder': 'app/.git',
  'a link to it': 'link',
  'a folder behind the link': 'link/src',
  'a linked working tree': 'tree',
  'a folder of that tree': 'tree/src',
  'a submodule': 'app/vendored',
  'a submodule behind the link': 'link/vendored',
  'below a folder that is excluded': 'private/app',
  'a repository made after its exclusion': 'later',
  'the home folder, excluded as a whole': 'whole/home/app',
};

describe('an excluded repository, however it lies and whoever asks', () => {
  let home: string;
  let server: FakeCovibe;
  let proxy: RecordingProxy;
  const at = (path: string) => `${home}/${path}`;
  const repositories = () => new Repositories(statePlaces({}, home), home);
  const env = (own = {}) => ({ COVIBE_BASE_URL: proxy.origin, ...own });
  const git = (folder: string, ...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...args],
      { cwd: folder, stdio: 'ignore' },
    );
  const repository = (path: string) => {
    mkdirSync(join(at(path), 'src', 'deep'), { recursive: true });
    git(at(path), 'init');
    writeFileSync(join(at(path), 'src', 'a.ts'), '');
    git(at(path), 'add', '.');
    git(at(path), 'commit', '-m', 'first');
  };

  const hooked = async (host: HookHost, names: readonly string[], event: object) => {
    for (const hook_event_name of names) {
      const input = JSON.stringify({ hook_event_name, ...event });
      await runHook(host, input, { env: env(), home });
    }
  };
  const asked = async (folder: string, own = {}) => {
    const pipe = {
      start: () => Promise.resolve(),
      close: () => Promise.resolve(),
      send: (message: Message) => Promise.resolve(answers.push(message)),
      forward: () => Promise.resolve(answers.push({})),
    } as unknown as Pipe;
    const answers: Message[] = [];
    const marked = env({ COVIBE_AGENT: 'claude-code', ...own });
    await new Bridge({ env: marked, folder, home }, pipe, () => undefined).start();
    const calls = [
      { method: 'initialize', params: {} },
      {
        method: 'tools/call',
        params: { name: 'covibe_session', arguments: { operation: 'start' } },
      },
    ];
    for (const [id, call] of calls.entries()) {
      pipe.onmessage?.({ jsonrpc: '2.0', id, ...call });
    }
    while (answers.length < calls.length) await new Promise((settle) => setTimeout(settle, 1));
  };

  /** Everything of ours that an agent, git or a person can start in a folder. */
  const ENTRIES: Record<string, (folder: string) => Promise<unknown>> = {
    'hooks of Claude Code': (cwd) => {
      const edit = { tool_name: 'Edit', tool_input: { file_path: join(cwd, 'a.ts') } };
      const names = ['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse'];
      const others = ['PostToolUseFailure', 'Stop', 'SessionEnd'];
      return hooked(CLAUDE, [...names, ...others], { session_id: 's', cwd, ...edit });
    },
    'hooks of Cursor': (folder) => {
      const names = ['sessionStart', 'preToolUse', 'afterFileEdit', 'stop', 'sessionEnd'];
      const file_path = join(folder, 'a.ts');
      const edit = { tool_name: 'Write', tool_input: { file_path }, file_path };
      return hooked(CURSOR, names, { conversation_id: 's', workspace_roots: [folder], ...edit });
    },
    'hooks of Codex': (cwd) => {
      const names = ['SessionStart', 'PreToolUse', 'PostToolUse', 'Stop', 'SessionEnd'];
      const patch = { tool_name: 'apply_patch', tool_input: { command: '*** Add File: a.ts' } };
      return hooked(CODEX, names, { session_id: 's', cwd, ...patch });
    },
    'the notice of Codex': (cwd) =>
      hooked(NOTICE, [''], { type: 'agent-turn-complete', 'thread-id': 's', cwd }),
    'the bridge': (folder) => asked(folder),
    'the bridge of Codex': (PWD) => asked('/', { COVIBE_AGENT: 'codex', PWD }),
    'the hook of git': (folder) => commitGuard(['a.ts', 'src/a.ts'], folder, { env: env(), home }),
    'a watch of the folder': async (repo) => {
      const place = { env: env(), home, folder: home, machineName: 'm', version: '1' };
      const watch = new Watch(place, { repo }, () => undefined);
      if (watch.begin()) await watch.tick();
    },
  };

  beforeAll(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-excluded-')));
    server = await FakeCovibe.start(({ body }) => ({
      body:
        'method' in body
          ? { jsonrpc: '2.0', id: body['id'], result: {} }
          : { session_id: 's', lines: [], conflicts: [], mode: 'warn', acknowledged: 9 },
    }));
    proxy = await RecordingProxy.start(server.port);
    for (const path of ['app', 'library', 'other', 'private/app', 'whole/home/app'])
      repository(path);
    git(at('app'), 'worktree', 'add', '../tree');
    git(at('app'), 'submodule', 'add', at('library'), 'vendored');
    symlinkSync(at('app'), at('link'));
  });
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });
  beforeEach(() => {
    rmSync(at('.covibe'), { recursive: true, force: true });
    const credentials = new CredentialsFile(statePlaces({}, home).credentials);
    const tokens = { 'claude-code': 'cv_claude1', codex: 'cv_codex1', cursor: 'cv_cursor1' };
    credentials.store(proxy.origin, tokens);
    proxy.forget();
  });

  const exclude = () => {
    for (const path of ['link/src', 'private', 'later', 'whole']) repositories().exclude(at(path));
    if (!existsSync(at('later'))) repository('later');
  };
  const left = () => ({
    connections: proxy.connections,
    bytes: proxy.sent.length,
    kept: readdirSync(at('.covibe')).filter((name) => /spool|guard|repos/.test(name)),
  });
  const NOTHING = { connections: 0, bytes: 0, kept: [] };

  it.each(Object.entries(SHAPES))('%s: not one connection, and nothing kept', async (_, path) => {
    exclude();
    rmSync(at('.covibe/repos.json'), { force: true });
    for (const [entry, enter] of Object.entries(ENTRIES)) {
      await enter(at(path));
      expect([entry, left()]).toEqual([entry, NOTHING]);
    }
  });

  it.each(Object.keys(ENTRIES))('%s: would have sent something about another', async (entry) => {
    exclude();
    await ENTRIES[entry]?.(at('other'));
    const { connections, kept } = left();
    expect(connections + kept.filter((name) => name.startsWith('spool')).length).toBeGreaterThan(0);
  });

  // The watch tells its name, so that its owner sees what waits.
  const silent = Object.keys(ENTRIES).filter((entry) => !entry.startsWith('a watch'));

  it.each(silent)('%s sends nothing about one that waits', async (entry) => {
    repositories().choosePolicy('ask');
    await ENTRIES[entry]?.(at('app'));
    await ENTRIES[entry]?.(at('tree/src'));
    expect({ ...left(), kept: [] }).toEqual(NOTHING);
  });

  it.each(Object.keys(ENTRIES))('%s sends nothing while the list cannot be read', async (entry) => {
    writeFileSync(at('.covibe/exclusions.json'), '{"version":1,"new_repos":"log","excl');
    await ENTRIES[entry]?.(at('app')).catch(() => undefined);
    expect(left()).toEqual(NOTHING);
  });

  it('a watch of the machine never names it', async () => {
    repositories().register(at('app'), 'https://elsewhere.example.com');
    exclude();
    const place = { env: env(), home, folder: home, machineName: 'm', version: '1' };
    await new Watch(place, {}, () => undefined).tick();
    const [beat] = server.called('POST /api/machines/beat').slice(-1);
    expect(beat?.body['repos']).toEqual([]);
  });
});
