import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePackage } from '../../../tools/bootstrap/project-node.mjs';
import { ROOT } from '../../../tools/repository.ts';
import { Clone } from './clone-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

const NPM_TEN = '10.8.2';

interface Lockfile {
  lockfileVersion: number;
  packages: Record<string, object>;
}

// The oldest npm we promise to work with, on the very packages it mishandles: it removes
// `.bin/node` again when it discards the other platforms' Node.
describe(`the bootstrap under npm ${NPM_TEN}`, () => {
  const clone = new Clone();
  const home = mkdtempSync(join(tmpdir(), 'covibe-npm-ten-'));
  const npm = join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  let fetched = false;

  beforeAll(() => {
    writeFileSync(join(home, 'package.json'), '{}');
    const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', `npm@${NPM_TEN}`];
    fetched = spawnSync('npm', args, { cwd: home, stdio: 'ignore' }).status === 0;
  }, 60_000);
  afterAll(() => {
    clone.remove();
    rmSync(home, { recursive: true, force: true });
  });

  it('installs and finds the project’s Node without .bin/node', async () => {
    if (!fetched) {
      console.warn(`SKIPPED: the registry did not hand out npm ${NPM_TEN}`);
      return;
    }
    onlyTheNodes(clone);
    clone.task('version', 'console.log(process.version, process.execPath)');
    const { code, stdout, stderr } = await clone.run(['version'], { npm_execpath: npm });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const ours = join(clone.path, 'node_modules', nodePackage() ?? '', 'bin');
    expect(stdout).toContain(ours);
    expect(readdirSync(ours).length).toBeGreaterThan(0);
    // The trap itself: when this fails, npm 10 has been mended and the comment above is old.
    expect(existsSync(join(clone.path, 'node_modules', '.bin', 'node'))).toBe(false);
  }, 120_000);
});

/** The real manifest and lockfile, reduced to the Node packages. */
function onlyTheNodes(clone: Clone): void {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const nodes = Object.fromEntries(
    Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-')),
  );
  const lockfile = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  const entries = Object.keys(nodes).map((name) => [
    `node_modules/${name}`,
    lockfile.packages[`node_modules/${name}`],
  ]);
  const root = { name: 'clone', version: '1.0.0', optionalDependencies: nodes };
  const packages = { '': root, ...Object.fromEntries(entries) } as Lockfile['packages'];
  clone.write('package.json', JSON.stringify({ ...root, type: 'module', private: true }));
  const { lockfileVersion } = lockfile;
  clone.write('package-lock.json', JSON.stringify({ ...root, lockfileVersion, packages }));
}
