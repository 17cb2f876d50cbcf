import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Repositories } from './repositories.js';
import { statePlaces } from './state-places.js';

const HERE = 'http://localhost:3000';
const THERE = 'https://covibe.example.com';

describe('the repositories of a machine', () => {
  let home: string;
  let repositories: Repositories;
  const at = (...path: string[]) => join(home, ...path);
  const git = (folder: string, ...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...args],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
  const repository = (...path: string[]) => {
    const folder = at(...path);
    mkdirSync(folder, { recursive: true });
    git(folder, 'init');
    git(folder, 'commit', '--allow-empty', '-m', 'first');
    return folder;
  };
  const file = (name: string) => readFileSync(at('.covibe', name), 'utf8');

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-repos-')));
    repositories = new Repositories(statePlaces({}, home), home, () => 0);
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('register by themselves, once for each server', () => {
    const app = repository('app');
    mkdirSync(at('app', 'src'));
    expect(repositories.register(at('app', 'src'), HERE)).toEqual({
      standing: 'synced',
      hint: false,
    });
    expect(repositories.register(app, HERE)).toEqual({ standing: 'synced', hint: false });
    repositories.register(app, THERE);
    const entry = { state: 'synced', registered_at: '1970-01-01T00:00:00.000Z', hinted: false };
    expect(JSON.parse(file('repos.json'))).toEqual({
      version: 1,
      servers: { [HERE]: { repos: { [app]: entry } }, [THERE]: { repos: { [app]: entry } } },
    });
  });

  it('never include the home folder nor what is no repository', () => {
    repository();
    mkdirSync(at('.config'));
    for (const folder of [home, at('.config')]) repositories.register(folder, HERE);
    expect(repositories.known(HERE)).toEqual([]);
  });

  it('wait for an opt-in when the machine is set so, and say so once', () => {
    const [old, app] = [repository('old'), repository('app')];
    repositories.register(old, HERE);
    repositories.choosePolicy('ask');
    expect(repositories.register(app, HERE)).toEqual({ standing: 'pending', hint: true });
    expect(repositories.register(app, HERE)).toEqual({ standing: 'pending', hint: false });
    expect(repositories.register(old, HERE).standing).toBe('synced');
    expect(repositories.standing(at('nowhere'), HERE)).toBe('pending');
    repositories.include(app, HERE);
    expect(repositories.register(app, HERE)).toEqual({ standing: 'synced', hint: false });
    expect(repositories.register(app, THERE).standing).toBe('pending');
    repositories.choosePolicy('log');
    expect(repositories.register(repository('new'), HERE).standing).toBe('synced');
  });

  it('stay excluded whatever agents do, until somebody includes them', () => {
    const app = repository('app');
    repositories.register(app, HERE);
    repositories.register(app, THERE);
    repositories.exclude(app);
    expect(file('repos.json')).not.toContain(app);
    expect(repositories.register(app, HERE).standing).toBe('excluded');
    expect(file('repos.json')).not.toContain(app);
    expect(repositories.include(app, HERE)).toEqual({ root: app });
    expect(repositories.register(app, HERE).standing).toBe('synced');
    expect(repositories.excluded()).toEqual([]);
  });

  it('are told as excluded only to servers that knew them', () => {
    const [app, secret] = [repository('app'), repository('secret')];
    repositories.register(app, HERE);
    repositories.exclude(app);
    repositories.exclude(secret);
    expect(repositories.known(HERE)).toEqual([{ path: app, standing: 'excluded' }]);
    expect(repositories.known(THERE)).toEqual([]);
  });

  it('are excluded however they are reached, and come back through any of these doors', () => {
    const app = repository('app');
    repository('app-two');
    mkdirSync(at('app', 'src', 'deep'), { recursive: true });
    git(app, 'worktree', 'add', '../tree');
    git(app, 'submodule', 'add', repository('library'), 'vendored');
    symlinkSync(app, at('link'));
    repositories.exclude(at('link', 'src'));
    const standings = (paths: readonly string[], ask: 'register' | 'standing') =>
      paths.map((path) => {
        const told = repositories[ask](`${home}/${path}`, HERE);
        return [path, typeof told === 'string' ? told : told.standing];
      });
    const doors = [
      ...['app', 'app/', 'app/src', 'app/src/deep', 'app/./src/../src', 'app/not/there/yet'],
      ...['link', 'link/src', 'link/', 'tree', 'app/vendored', 'link/vendored', 'app/.git'],
    ];
    const excluded = doors.map((path) => [path, 'excluded']);
    expect(standings(doors, 'register')).toEqual(excluded);
    expect(standings(doors, 'standing')).toEqual(excluded);
    const others = ['app-two', 'library', '.'];
    expect(standings(others, 'register')).toEqual(others.map((path) => [path, 'synced']));
    expect(repositories.include(at('tree'), HERE)).toEqual({ root: app });
    expect(repositories.standing(at('app', 'src'), HERE)).toBe('synced');
  });

  it('are covered by a folder above them, which only its own exclusion lifts', () => {
    const app = repository('private', 'app');
    repositories.exclude(at('private'));
    expect(repositories.register(app, HERE).standing).toBe('excluded');
    expect(repositories.include(app, HERE)).toEqual({ root: app, coveredBy: at('private') });
    expect(repositories.register(app, HERE).standing).toBe('excluded');
  });

  it.each(['{', '[]', '{"version":1}', '{"version":99,"new_repos":"log","excluded":[]}'])(
    'are all kept back while the list of exclusions reads %s',
    (text) => {
      const app = repository('app');
      mkdirSync(at('.covibe'));
      writeFileSync(at('.covibe', 'exclusions.json'), text);
      expect(() => repositories.register(app, HERE)).toThrow(/Nothing was changed/);
      expect(() => repositories.exclude(app)).toThrow();
      expect(file('exclusions.json')).toBe(text);
    },
  );
});
