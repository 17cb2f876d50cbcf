import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundled } from '../../../test/support/bundled.js';
import { CredentialsFile } from './credentials.js';

const WRITERS = 40;
const LONG = process.env.COVIBE_LONG === '1';
const KILLS = LONG ? 30 : 6;

/** What each process does: stores one token of its own, once or until it is killed. */
const WRITER = `
const [url, path, name, endless] = process.argv.slice(1);
const { CredentialsFile } = await import(url);
const file = new CredentialsFile(path);
let turn = 0;
do file.store('http://' + name + '-' + turn++ + '.localhost', { codex: 'cv_' + name });
while (endless === 'endless' && turn < 100000);
`;

describe('the credentials file in a crowd', () => {
  let module: Awaited<ReturnType<typeof bundled>>;
  let folder: string;
  let path: string;

  beforeAll(async () => {
    module = await bundled('libs/local-state/src/index.ts');
  });
  afterAll(() => module.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-crowd-'));
    path = join(folder, '.covibe', 'credentials.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const writer = (name: string, mode = 'once'): ChildProcess =>
    spawn(process.execPath, ['--input-type=module', '-e', WRITER, module.url, path, name, mode], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const ended = (child: ChildProcess) =>
    new Promise<number | null>((settle) => child.once('close', settle));
  const servers = () =>
    Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { servers: object }).servers);

  it('loses nothing that forty processes write at once', async () => {
    const crowd = Array.from({ length: WRITERS }, (_, place) => ended(writer(`w${place}`)));
    let torn = 0;
    const watching = setInterval(() => {
      try {
        new CredentialsFile(path).origins();
      } catch {
        torn += 1;
      }
    }, 5);
    expect(await Promise.all(crowd)).toEqual(Array.from({ length: WRITERS }, () => 0));
    clearInterval(watching);
    expect(servers()).toHaveLength(WRITERS);
    expect(torn).toBe(0);
    expect(readdirSync(join(folder, '.covibe'))).toEqual(['credentials.json']);
  });

  it('is whole and usable whenever a writer is killed', async () => {
    const file = new CredentialsFile(path);
    file.store('http://first.localhost', { codex: 'cv_first' });
    for (let round = 0; round < KILLS; round += 1) {
      const [doomed, other] = [writer(`k${round}`, 'endless'), writer(`o${round}`, 'endless')];
      const gone = Promise.all([ended(doomed), ended(other)]);
      await sleep(60 + Math.random() * 90);
      doomed.kill('SIGKILL');
      const before = new Set(servers());
      other.kill('SIGKILL');
      await gone;
      file.store('http://last.localhost', { codex: `cv_${round}` });
      const after = servers();
      expect(after).toEqual(expect.arrayContaining([...before]));
      expect(readdirSync(join(folder, '.covibe'))).toEqual(['credentials.json']);
    }
    expect(file.tokens('http://first.localhost')).toEqual({ codex: 'cv_first' });
  });
});
