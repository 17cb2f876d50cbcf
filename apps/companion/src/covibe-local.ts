/**
 * What `covibe-local` starts: it decides from the first word what to load, so that nothing pays for
 * what it does not use. Only the commands that people type load Nest.
 */
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 19];
const INTERRUPTED = 130;
const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const [word] = process.argv.slice(2);

const versionOf = (folder: string) =>
  (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version;

function isTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < (OLDEST[0] ?? 0) || (major === OLDEST[0] && minor < (OLDEST[1] ?? 0));
}

if (isTooOld()) {
  console.error(
    `Co-Vibe needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. Install a current Node and run it again.`,
  );
  process.exitCode = 1;
} else if (word === '--version' || word === '-V') {
  console.log(versionOf(packageFolder));
} else {
  // Whatever is written is written in one step, so every moment is a good one to stop.
  process.once('SIGINT', () => {
    process.stderr.write('\nInterrupted. Run the same command again to go on.\n');
    process.exit(INTERRUPTED);
  });
  // Absent in Node 20.
  module.enableCompileCache?.();
  const version = versionOf(packageFolder);
  if (word === 'watch') {
    const { watchProcess } = await import('./watch-process.js');
    await watchProcess(process.argv.slice(3), version, packageFolder);
  } else {
    const [{ runCommands }, { thisHost }] = await Promise.all([
      import('./commands.module.js'),
      import('./kit/host.js'),
    ]);
    await runCommands(thisHost(packageFolder), version);
  }
}
