import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../repository.ts';
import { runQuietly } from './run-quietly.ts';
import { fingerprint } from './fingerprint.ts';
import { precompress } from './precompress.ts';

/** Something that is built, the files it is made from, and the file that proves it is there. */
export interface Output {
  name: string;
  inputs: string[];
  product: string;
  make(signal: AbortSignal): Promise<void>;
}

const CONFIGURATION = ['tsconfig.base.json', 'package-lock.json', 'tools/build'];

export const SERVER_ENTRY = join('dist', 'server', 'apps', 'server', 'src', 'main.js');
/** Room for young objects that holds 30 MB less when nothing happens, and is as fast under load. */
export const SERVER_FLAGS = ['--max-semi-space-size=4'];

export const OUTPUTS: Output[] = [
  {
    name: 'server',
    // The public pages are drawn by the server with the console's colours and typefaces.
    inputs: [
      'apps/server',
      'apps/console/src/styles',
      'libs',
      'migrations',
      'nest-cli.json',
      ...CONFIGURATION,
    ],
    product: SERVER_ENTRY,
    make: (signal) =>
      runQuietly('The server', ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server'], signal),
  },
  {
    name: 'console',
    inputs: ['apps/console', 'libs', 'angular.json', ...CONFIGURATION],
    product: join('dist', 'console', 'index.html'),
    make: async (signal) => {
      const angular = 'node_modules/@angular/cli/bin/ng.js';
      await runQuietly('The console', [angular, 'build', 'console'], signal);
      await precompress(join(ROOT, 'dist', 'console'));
    },
  },
  {
    name: 'companion',
    inputs: ['apps/companion', 'libs', 'package.json', 'tools/companion', ...CONFIGURATION],
    product: join('dist', 'downloads', 'co-vibe.json'),
    make: async () => {
      // The bundler is loaded only by those who build.
      const { buildCompanion } = await import('../companion/build-companion.ts');
      await buildCompanion();
    },
  },
];

/** Builds what its inputs have outrun; answers the names of what was built. */
export async function buildStale(signal: AbortSignal, outputs = OUTPUTS): Promise<string[]> {
  const stale = outputs.filter((output) => !isFresh(output));
  await Promise.all(stale.map((output) => build(output, signal)));
  return stale.map((output) => output.name);
}

export async function build(output: Output, signal: AbortSignal): Promise<void> {
  const began = Date.now();
  // Taken before the build: a file changed meanwhile makes the next run build again.
  const state = fingerprint(ROOT, output.inputs);
  rmSync(stampOf(output), { force: true });
  await output.make(signal);
  mkdirSync(join(ROOT, 'dist', 'stamps'), { recursive: true });
  writeFileSync(stampOf(output), state);
  console.error(`Built the ${output.name} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

function isFresh(output: Output): boolean {
  const stamp = stampOf(output);
  if (!existsSync(stamp) || !existsSync(join(ROOT, output.product))) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(ROOT, output.inputs);
}

const stampOf = (output: Output) => join(ROOT, 'dist', 'stamps', output.name);
