import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine } from './engine.ts';

const BASE_IMAGE = 'docker.io/library/node:24-bookworm-slim';
const MIRROR = 'http://deb.debian.org/debian';

/**
 * Makes sure that the Dockerfile's base image is there: pulled, or, on a machine that reaches Debian's
 * packages but no image registry, put together from them and our own Node. Answers where it came
 * from, or nothing when neither works.
 */
export function provideBaseImage(engine: Engine): string | undefined {
  if (engine.succeeds(['image', 'inspect', BASE_IMAGE])) return 'present';
  if (engine.succeeds(['pull', '--quiet', BASE_IMAGE])) return 'pulled';
  return importLocalBase(engine) ? `imported from ${MIRROR}` : undefined;
}

function importLocalBase(engine: Engine): boolean {
  if (process.getuid?.() !== 0 || debootstrap(['--version']) !== 0) return false;
  const work = mkdtempSync(join(tmpdir(), 'covibe-base-'));
  const rootfs = join(work, 'rootfs');
  try {
    console.log(`No image registry: making the base image from ${MIRROR} …`);
    if (debootstrap(['--variant=minbase', 'bookworm', rootfs, MIRROR]) !== 0) return false;
    addNode(rootfs);
    const changes = addAuthorities(rootfs).flatMap((change) => ['--change', change]);
    const tar = join(work, 'rootfs.tar');
    if (spawnSync('tar', ['-cf', tar, '-C', rootfs, '.']).status !== 0) return false;
    return engine.succeeds(['import', ...changes, tar, BASE_IMAGE]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** It lives, as does what it calls, in folders that not every PATH of root names. */
function debootstrap(args: string[]): number | null {
  const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const env = { ...process.env, PATH };
  return spawnSync('debootstrap', args, { stdio: 'ignore', env }).status;
}

function addNode(rootfs: string): void {
  const prefix = join(rootfs, 'usr', 'local');
  mkdirSync(join(prefix, 'lib', 'node_modules'), { recursive: true });
  cpSync(process.execPath, join(prefix, 'bin', 'node'));
  const npm = dirname(dirname(process.env.npm_execpath ?? ''));
  cpSync(npm, join(prefix, 'lib', 'node_modules', 'npm'), { recursive: true, dereference: true });
  for (const name of ['npm', 'npx']) {
    const target = `../lib/node_modules/npm/bin/${name}-cli.js`;
    spawnSync('ln', ['-sf', target, join(prefix, 'bin', name)]);
  }
}

/** A machine behind a proxy of its own has that proxy's authority to trust; so has its image. */
function addAuthorities(rootfs: string): string[] {
  const bundle = process.env.NODE_EXTRA_CA_CERTS;
  if (!bundle || !existsSync(bundle)) return [];
  const inside = '/usr/local/share/extra-authorities.pem';
  cpSync(bundle, join(rootfs, inside));
  return [`ENV NODE_EXTRA_CA_CERTS=${inside}`];
}
