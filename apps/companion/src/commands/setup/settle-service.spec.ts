import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdAlone } from '@covibe/local-state';
import { type FakeHost, fakeHost } from '../../../../../test/support/companion-host.js';
import { checkService } from '../../kit/checks/service-check.js';
import { type Programs, realPrograms } from '../../kit/programs.js';
import { serviceUnit } from '../../kit/service/service-unit.js';
import { watchAlone } from '../../kit/service/watch-alone.js';
import { standpointOf } from '../../kit/standpoint.js';
import { settleService, type ServiceWish } from './settle-service.js';

const ORIGIN = 'http://localhost:3000';

describe('the watch as a service of this machine', () => {
  let host: FakeHost;
  let started: string[];
  let code: number | null;
  let release: (() => void) | undefined;
  const programs: Programs = {
    ...realPrograms,
    start: (program, args, heard) => {
      started.push([program, ...args].join(' '));
      if (code !== 0) heard?.('Failed to connect to bus', 'error');
      if (args[1] === 'restart' && code === 0) {
        release = holdAlone(watchAlone(host.env, host.home, ORIGIN));
      }
      return { ended: Promise.resolve({ code }), signal: () => undefined };
    },
  };
  const settle = (wish: ServiceWish = {}) => settleService(standpointOf(host, {}), wish, programs);
  const unit = () => serviceUnit({ ...host, origin: ORIGIN }) ?? { name: '', path: '', text: '' };
  const check = () => checkService(standpointOf(host, {}));

  beforeEach(() => {
    host = fakeHost();
    mkdirSync(join(host.home, '.covibe'));
    [started, code, release] = [[], 0, undefined];
  });
  afterEach(() => {
    release?.();
    host.remove();
  });

  it('is written and started when it is wished, and the doctor sees it run', async () => {
    expect(check().level).toBe('info');
    expect(await settle({ service: true })).toBe(true);
    expect(readFileSync(unit().path, 'utf8')).toBe(unit().text);
    expect(started).toEqual([
      'systemctl --user daemon-reload',
      `systemctl --user enable ${unit().name}`,
      `systemctl --user restart ${unit().name}`,
    ]);
    expect(check()).toMatchObject({ level: 'ok' });
    release?.();
    expect(check()).toMatchObject({
      level: 'warn',
      mend: expect.stringContaining('--service') as string,
    });
  });

  it('is never a script’s surprise, and asked of a person once', async () => {
    await settle();
    await settle({ yes: true });
    host.interactive();
    host.answers = ['n'];
    await settle();
    await settle();
    expect([host.asked.length, started, existsSync(unit().path)]).toEqual([1, [], false]);
    await settle({ service: true });
    expect(existsSync(unit().path)).toBe(true);
  });

  it('is kept up to date by every setup, and its drift is told by the doctor', async () => {
    await settle({ service: true });
    started = [];
    await settle();
    expect(started).toEqual([]);
    writeFileSync(unit().path, unit().text.replace('Restart=always', 'Restart=no'));
    expect(check()).toMatchObject({ level: 'warn' });
    await settle();
    expect(readFileSync(unit().path, 'utf8')).toBe(unit().text);
    expect(started).toHaveLength(3);
  });

  it('does not name an installation that is gone tomorrow', async () => {
    host.packageFolder = join(host.home, '.npm', '_npx', 'abc', 'node_modules', 'co-vibe');
    expect(await settle({ service: true })).toBe(false);
    expect(host.said.join('\n')).toContain('cache of npx');
    expect([started, existsSync(unit().path)]).toEqual([[], false]);
  });

  it('leaves what somebody else wrote under its name, and the doctor fails', async () => {
    host.files.write(unit().path, '[Service]\nExecStart=/bin/true\n');
    expect(await settle({ service: true })).toBe(false);
    expect(await settle({ service: false })).toBe(true);
    expect(readFileSync(unit().path, 'utf8')).toContain('/bin/true');
    expect(check().level).toBe('fail');
  });

  it('says what to run where it could not be started', async () => {
    code = 1;
    expect(await settle({ service: true })).toBe(true);
    expect(host.said.join('\n')).toMatch(
      /WARN service: .+not started \(Failed to connect to bus\): run systemctl --user restart/,
    );
  });

  it('goes with --no-service', async () => {
    await settle({ service: true });
    await settle({ service: false });
    expect(existsSync(unit().path)).toBe(false);
    expect(started).toContain(`systemctl --user disable --now ${unit().name}`);
  });

  it('is refused where no supervisor is known', async () => {
    host.platform = 'win32';
    expect(await settle({ service: true })).toBe(false);
    expect(await settle()).toBe(true);
    expect(check()).toMatchObject({ level: 'info' });
  });
});
