import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CredentialsFile } from './credentials.js';
import { LocalStateFault } from './local-state-fault.js';
import { statePlaces } from './state-places.js';

const HERE = 'http://localhost:3000';
const THERE = 'https://covibe.example.com';
const NOBODY = 2 ** 22 + 7;

describe('the credentials file', () => {
  let home: string;
  let path: string;
  let file: CredentialsFile;
  const raw = () => readFileSync(path, 'utf8');
  const plant = (text: string, mode = 0o600) => {
    mkdirSync(join(home, '.covibe'), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  };
  const rights = (of: string) => statSync(of).mode & 0o777;

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-home-')));
    path = statePlaces({}, home).credentials;
    file = new CredentialsFile(path);
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('lies in the home folder unless a path is given', () => {
    expect(path).toBe(join(home, '.covibe', 'credentials.json'));
    const elsewhere = join(home, 'x.json');
    expect(statePlaces({ COVIBE_CREDENTIALS_PATH: elsewhere }, home).credentials).toBe(elsewhere);
    expect(statePlaces({ COVIBE_CREDENTIALS_PATH: '${X}' }, home).credentials).toBe(path);
  });

  it('has the documented form', () => {
    file.store(HERE, { 'claude-code': 'cv_one' });
    file.store(HERE, { codex: 'cv_two' });
    expect(JSON.parse(raw())).toEqual({
      version: 1,
      servers: { [HERE]: { tokens: { 'claude-code': 'cv_one', codex: 'cv_two' } } },
    });
  });

  it('keeps servers, agents and fields it does not know', () => {
    const known = { tokens: { gemini: 'cv_new' }, note: 'kept' };
    plant(JSON.stringify({ version: 1, theme: 'dark', servers: { [HERE]: known } }));
    file.store(HERE, { codex: 'cv_two' });
    file.store(THERE, { codex: 'cv_three' });
    expect(file.forget(THERE)).toEqual(['codex']);
    expect(JSON.parse(raw())).toEqual({
      version: 1,
      theme: 'dark',
      servers: { [HERE]: { tokens: { gemini: 'cv_new', codex: 'cv_two' }, note: 'kept' } },
    });
  });

  it('forgets only what it is told to', () => {
    file.store(HERE, { codex: 'cv_two', cursor: 'cv_three' });
    expect(file.forget(HERE, ['codex', 'claude-code'])).toEqual(['codex']);
    expect(file.tokens(HERE)).toEqual({ cursor: 'cv_three' });
    expect(file.forget(THERE)).toEqual([]);
  });

  it('does not write when nothing changes', () => {
    file.store(HERE, { codex: 'cv_two' });
    utimesSync(path, 1, 1);
    file.store(HERE, { codex: 'cv_two' });
    expect(statSync(path).mtimeMs).toBe(1_000);
  });

  it.each([0o000, 0o077, 0o777])('is private to its owner under umask %i', (mask) => {
    const umask = process.umask(mask);
    try {
      file.store(HERE, { codex: 'cv_two' });
    } finally {
      process.umask(umask);
    }
    expect([rights(path), rights(join(home, '.covibe'))]).toEqual([0o600, 0o700]);
  });

  it.each([0o000, 0o077, 0o777])('is tightened on the next write (umask %i)', (mask) => {
    plant(JSON.stringify({ version: 1, servers: {} }), 0o644);
    chmodSync(join(home, '.covibe'), 0o755);
    expect(file.looseRights()).toBe(0o044);
    const umask = process.umask(mask);
    try {
      file.store(HERE, {});
    } finally {
      process.umask(umask);
    }
    expect([rights(path), rights(join(home, '.covibe'))]).toEqual([0o600, 0o700]);
  });

  it("leaves the rights of a folder that is not Co-Vibe's alone", () => {
    const folder = join(home, 'mine');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    new CredentialsFile(join(folder, 'c.json')).store(HERE, { codex: 'cv_two' });
    expect(rights(folder)).toBe(0o755);
  });

  it.each([
    ['an empty file', ''],
    ['half a file', '{"version": 1, "serv'],
    ['a list', '[]'],
    ['only NULs', '\0'.repeat(64)],
    ['no version', '{"servers":{}}'],
    ['servers of the wrong shape', '{"version":1,"servers":[]}'],
    ['tokens of the wrong shape', '{"version":1,"servers":{"http://x":{"tokens":{"codex":1}}}}'],
  ])('refuses %s and leaves it as it is', (_, text) => {
    plant(text);
    const refusal = /credentials file .+ run covibe-local setup again/;
    expect(() => file.tokens(HERE)).toThrow(refusal);
    expect(() => file.store(HERE, { codex: 'cv_two' })).toThrow(refusal);
    expect(raw()).toBe(text);
    expect(readdirSync(join(home, '.covibe'))).toEqual(['credentials.json']);
  });

  it('refuses a file of a newer version and leaves it as it is', () => {
    const text = '{"version":99,"servers":{}}';
    plant(text);
    expect(() => file.store(HERE, { codex: 'cv_two' })).toThrow(/newer Co-Vibe \(version 99/);
    expect(() => file.tokens(HERE)).toThrow(LocalStateFault);
    expect(raw()).toBe(text);
  });

  it('never writes through a link, nor over it', () => {
    const target = join(home, 'precious');
    writeFileSync(target, '{"version":1,"servers":{}}');
    mkdirSync(join(home, '.covibe'));
    symlinkSync(target, path);
    expect(() => file.store(HERE, { codex: 'cv_two' })).toThrow(/symbolic link/);
    expect(readFileSync(target, 'utf8')).toBe('{"version":1,"servers":{}}');
    expect(realpathSync(path)).toBe(target);
  });

  it('takes no stored token from a name that every object has', () => {
    plant('{"version":1,"servers":{"__proto__":{"tokens":{"codex":"cv_x"}}}}');
    expect(file.tokens('__proto__')).toEqual({ codex: 'cv_x' });
    expect(file.tokens('constructor')).toEqual({});
    expect(new CredentialsFile(join(home, 'none')).tokens('toString')).toEqual({});
  });

  it('takes over the lock of a process that died', () => {
    mkdirSync(join(home, '.covibe'));
    const signature = { pid: NOBODY, host: hostname(), nonce: 'x' };
    writeFileSync(`${path}.lock`, JSON.stringify(signature));
    writeFileSync(join(home, '.covibe', '.credentials.json.1.abc.part'), 'half');
    file.store(HERE, { codex: 'cv_two' });
    expect(readdirSync(join(home, '.covibe'))).toEqual(['credentials.json']);
  });

  it('says in a sentence that a folder cannot be written', () => {
    writeFileSync(join(home, '.covibe'), 'a file where the folder should be');
    expect(() => file.store(HERE, { codex: 'cv_two' })).toThrow(/could not be written \(/);
    expect(existsSync(path)).toBe(false);
  });
});
