import { build, type Metafile, type Plugin, stop } from 'esbuild';
import { join } from 'node:path';
import { ROOT } from '../repository.ts';

const SOURCE = join(ROOT, 'apps', 'companion', 'src');
const ABSENT = join(import.meta.dirname, 'absent.mjs');

const EVERYWHERE = {
  absWorkingDir: ROOT,
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true,
  // Nest finds its providers by the names of their classes.
  keepNames: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // jsonc-parser's main file is of a kind that cannot be bundled.
  mainFields: ['module', 'main'] as string[],
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  outExtension: { '.js': '.mjs' },
} as const;

const REQUIRE =
  "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);";

const RESOLVED = Symbol('resolved');
/** Modules of libs only declare things: what nobody imports of them need not be there. */
const onlyWhatIsUsed: Plugin = {
  name: 'only-what-is-used',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^[.@]/ }, async ({ path, kind, pluginData, ...from }) => {
      if (pluginData === RESOLVED || kind === 'entry-point') return undefined;
      const { importer, resolveDir } = from;
      const found = await bundler.resolve(path, {
        ...{ kind, importer, resolveDir, pluginData: RESOLVED },
      });
      return found.path.startsWith(join(ROOT, 'libs')) ? { ...found, sideEffects: false } : null;
    });
  },
};

/**
 * Bundles the companion into `folder`: nothing it needs is installed with it. The bridge is one file;
 * the commands lie behind the small file that decides whether they are needed at all.
 */
export async function bundleCompanion(folder: string): Promise<Metafile[]> {
  const bridge = await build({
    ...EVERYWHERE,
    entryPoints: [join(SOURCE, 'covibe-mcp.ts')],
    outdir: join(folder, 'bin'),
    banner: { js: '#!/usr/bin/env node' },
  });
  const hooks = await build({
    ...EVERYWHERE,
    // An agent waits for these: the older form of modules starts sooner, and only what is used comes along.
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    keepNames: false,
    minifyIdentifiers: true,
    plugins: [onlyWhatIsUsed],
    entryPoints: ['claude-hook', 'codex-hook', 'cursor-hook', 'codex-notify', 'git-hook'].map(
      (name) => join(SOURCE, `covibe-${name}.ts`),
    ),
    outdir: join(folder, 'bin'),
    banner: { js: '#!/usr/bin/env node' },
  });
  const commands = await build({
    ...EVERYWHERE,
    entryPoints: ['commands.module.ts', 'watch-process.ts', join('kit', 'host.ts')].map((file) =>
      join(SOURCE, file),
    ),
    outdir: join(folder, 'lib'),
    entryNames: '[name]',
    chunkNames: 'part-[hash]',
    splitting: true,
    banner: { js: REQUIRE },
    alias: {
      '@fig/complete-commander': ABSENT,
      inquirer: ABSENT,
      cosmiconfig: ABSENT,
    },
    external: [
      '@nestjs/microservices',
      '@nestjs/microservices/*',
      '@nestjs/websockets',
      '@nestjs/websockets/*',
      '@nestjs/platform-express',
      'class-validator',
      'class-transformer',
      'typescript',
    ],
  });
  const dispatcher = await build({
    ...EVERYWHERE,
    entryPoints: [join(SOURCE, 'covibe-local.ts')],
    outdir: join(folder, 'bin'),
    banner: { js: '#!/usr/bin/env node' },
    plugins: [
      {
        name: 'commands-stay-outside',
        setup: (bundler) => {
          bundler.onResolve(
            { filter: /^\.\/(commands\.module|watch-process|kit\/host)\.js$/ },
            ({ path }) => ({
              path: `../lib/${path.split('/').at(-1)?.replace(/\.js$/, '.mjs')}`,
              external: true,
            }),
          );
        },
      },
    ],
  });
  // The bundler's own process would keep whoever builds from ending.
  await stop();
  return [bridge.metafile, hooks.metafile, commands.metafile, dispatcher.metafile];
}
