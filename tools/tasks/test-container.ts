import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideBaseImage } from '../container/base-image.ts';
import { findEngine } from '../container/engine.ts';
import { IMAGE_CHECKS } from '../container/image-checks.ts';
import { ROOT } from '../repository.ts';
import { task } from '../task.ts';

// `npm run test:container`: builds the image and holds it against its promises, where there is an
// engine to do it with; elsewhere it says loudly that nothing was proved.
await task(async () => {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const record = async (promise: string, prove: () => Promise<void> | void) => {
    const began = Date.now();
    try {
      await prove();
      tally.passed += 1;
      console.log(`ok    ${promise} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (fault) {
      tally.failed += 1;
      console.log(`FAIL  ${promise}\n${fault instanceof Error ? fault.message : String(fault)}`);
    }
  };
  const skip = (promises: number, reason: string) => {
    tally.skipped += promises;
    console.log(`!!! SKIPPED: ${reason}`);
  };

  if (spawnSync('docker-compose', ['version']).status === 0) {
    await record('docker-compose.yml is understood, and asks for its passwords', checkCompose);
  } else skip(1, 'docker-compose is not installed, docker-compose.yml was not checked');

  const engine = findEngine(join(tmpdir(), 'covibe-containers'));
  const base = engine && provideBaseImage(engine);
  if (!engine) skip(IMAGE_CHECKS.length, 'neither podman nor docker answers on this machine');
  else if (!base) skip(IMAGE_CHECKS.length, 'the base image can neither be pulled nor made here');
  else {
    console.log(`${engine.name}, base image ${base}`);
    const dataDir = mkdtempSync(join(tmpdir(), 'covibe-container-data-'));
    chmodSync(dataDir, 0o711);
    for (const check of IMAGE_CHECKS) {
      await record(check.promise, () => check.prove(engine, dataDir));
      // Without an image there is nothing to hold against the other promises.
      if (check === IMAGE_CHECKS[0] && tally.failed > 0) break;
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
  console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
  return tally.failed > 0 ? 1 : 0;
});

function checkCompose(): void {
  const config = (env: NodeJS.ProcessEnv) =>
    spawnSync('docker-compose', ['config', '-q'], { cwd: ROOT, env: { ...process.env, ...env } });
  const passwords = { COVIBE_OWNER_PASSWORD: 'a', COVIBE_APP_PASSWORD: 'b' };
  const right = config(passwords);
  if (right.status !== 0) throw new Error(right.stderr.toString());
  if (config({ COVIBE_OWNER_PASSWORD: 'a', COVIBE_APP_PASSWORD: '' }).status === 0) {
    throw new Error('an empty password was accepted');
  }
}
