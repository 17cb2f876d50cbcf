import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeHost, fakeHost } from '../../../../../test/support/companion-host.js';
import { standpointOf } from '../../kit/standpoint.js';
import { exclude } from './exclude.js';

describe('covibe-local exclude', () => {
  let host: FakeHost;
  const words = () => host.said.join('\n');
  const repositories = () => standpointOf(host, {}).repositories;

  beforeEach(() => {
    host = fakeHost();
    mkdirSync(join(host.project, 'src'));
  });
  afterEach(() => host.remove());

  it('excludes the repository around, and logs it again', () => {
    host.folder = join(host.project, 'src');
    expect(exclude(host, {}, [])).toBe(0);
    expect(repositories().standing(host.project, 'http://localhost:3000')).toBe('excluded');
    exclude(host, { list: true }, []);
    expect(host.printed).toEqual([host.project]);
    expect(exclude(host, { remove: true }, [])).toBe(0);
    expect(repositories().standing(host.project, 'http://localhost:3000')).toBe('synced');
  });

  it('takes a folder, also one that is not there yet', () => {
    exclude(host, {}, ['../later']);
    expect(repositories().excluded()).toEqual([join(host.project, '..', 'later')]);
  });

  it('turns the machine to opt-in and back', () => {
    exclude(host, { newRepos: true }, []);
    expect(words()).toContain('NOT logged until you opt them in');
    expect(readFileSync(join(host.home, '.covibe', 'exclusions.json'), 'utf8')).toContain('"ask"');
    exclude(host, { newRepos: true, remove: true }, []);
    expect(repositories().policy()).toBe('log');
  });

  it('says whose exclusion covers a repository that shall be logged', () => {
    exclude(host, {}, [join(host.project, '..')]);
    expect(exclude(host, { remove: true }, [])).toBe(1);
    expect(words()).toMatch(/lies below .+ run covibe-local exclude --remove/);
  });

  it('does one thing at a time', () => {
    for (const wish of [
      { list: true, remove: true },
      { list: true, newRepos: true },
    ]) {
      expect(() => exclude(host, wish, [])).toThrow(
        expect.objectContaining({ exitCode: 2 }) as Error,
      );
    }
  });
});
