import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { lockfileDifferences } from '../../../tools/bootstrap/lockfile.mjs';
import { Clone } from './clone-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

const LINUX = { platform: 'linux', arch: 'x64' };

describe('comparing the lockfile with what is installed', () => {
  let clone: Clone;
  beforeEach(() => {
    clone = new Clone();
    mkdirSync(`${clone.path}/node_modules`);
  });
  afterEach(() => clone.remove());

  const differences = (wanted: object, installed: object) => {
    clone.write('package-lock.json', JSON.stringify({ packages: { '': {}, ...wanted } }));
    clone.write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
    return lockfileDifferences(clone.path, LINUX);
  };

  it('finds nothing to say about equal trees', () => {
    const tree = { 'node_modules/a': { version: '1.0.0', integrity: 'x' } };
    expect(differences(tree, tree)).toEqual([]);
  });

  it('names a missing, a changed and a forgotten package', () => {
    const wanted = {
      'node_modules/missing': { version: '1.0.0' },
      'node_modules/changed': { version: '2.0.0' },
      'node_modules/outer/node_modules/rebuilt': { version: '1.0.0', integrity: 'new' },
    };
    const installed = {
      'node_modules/changed': { version: '1.0.0' },
      'node_modules/outer/node_modules/rebuilt': { version: '1.0.0', integrity: 'old' },
      'node_modules/forgotten': { version: '1.0.0' },
    };
    expect(differences(wanted, installed)).toEqual([
      'missing is missing',
      'changed is 1.0.0, the lockfile says 2.0.0',
      'rebuilt has other contents than the lockfile says',
      'forgotten is not in it',
    ]);
  });

  it('forgives the absence of what other platforms need, and of nothing else', () => {
    const optional = { version: '1.0.0', optional: true };
    const wanted = {
      'node_modules/for-windows': { ...optional, os: ['win32'] },
      'node_modules/for-arm': { ...optional, os: ['linux'], cpu: ['arm64'] },
      'node_modules/for-musl': { ...optional, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      'node_modules/below-an-absent-one': optional,
      'node_modules/for-us': { ...optional, os: ['linux'], cpu: ['x64'] },
    };
    expect(differences(wanted, {})).toEqual(['for-us is missing']);
  });

  it('says so when nothing is installed at all', () => {
    const bare = new Clone();
    expect(lockfileDifferences(bare.path, LINUX)).toEqual(['nothing is installed']);
    bare.remove();
  });
});
