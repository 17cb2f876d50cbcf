import { join } from 'node:path';
import { CredentialsFile } from '@covibe/local-state';
import { type FakeHost, fakeHost } from '../../../../test/support/companion-host.js';
import { standpointOf } from './standpoint.js';

describe('where a command stands', () => {
  let host: FakeHost;
  beforeEach(() => {
    host = fakeHost();
  });
  afterEach(() => host.remove());

  it.each([
    ['http://192.0.2.1', undefined],
    ['http://192.0.2.1', true],
    ['http://10.0.0.7', undefined],
    ['https://user:secret@x.example', undefined],
    ['https://x.example/callback', undefined],
    ['localhost', undefined],
  ])('refuses %s as a wrong wish', (baseUrl, allowHttp) => {
    const wish = () => standpointOf(host, { baseUrl, allowHttp });
    expect(wish).toThrow(expect.objectContaining({ exitCode: 2 }) as Error);
    expect(wish).not.toThrow(/secret/);
  });

  it('may be on a private network when that was allowed, now or before', () => {
    const baseUrl = 'http://10.0.0.7:3000';
    expect(standpointOf(host, { baseUrl, allowHttp: true }).origin).toBe(baseUrl);
    const file = new CredentialsFile(join(host.home, '.covibe', 'credentials.json'));
    file.store(baseUrl, { codex: 'cv_x' });
    expect(standpointOf(host, { baseUrl }).origin).toBe(baseUrl);
  });

  it.each([
    ['http://localhost:3000', {}, ''],
    ['https://x.example', {}, ' --base-url https://x.example'],
    ['https://x.example', { COVIBE_BASE_URL: 'https://x.example/' }, ''],
    ['https://x.example', { COVIBE_BASE_URL: 'nowhere' }, ' --base-url https://x.example'],
    ['http://10.0.0.7', {}, ' --base-url http://10.0.0.7 --allow-http'],
  ])('is where the command leads that it names: %s with %j', (baseUrl, env, options) => {
    host.env = env;
    const { setup } = standpointOf(host, { baseUrl, allowHttp: true });
    expect(setup).toBe(`covibe-local setup${options}`);
  });

  it('is the usual port and the repository around, unless something else is said', () => {
    expect(standpointOf(host, {})).toMatchObject({
      origin: 'http://localhost:3000',
      project: host.project,
    });
  });
});
