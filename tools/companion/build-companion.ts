import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../repository.ts';
import { bundleCompanion } from './bundle.ts';
import { noticesOf } from './notices.ts';
import { signatureOf, type SigningKey, signingKeyFrom } from './signature.ts';
import { tarballOf } from './tarball.ts';

interface CompanionPlaces {
  /** The package as it is installed. */
  folder: string;
  /** Where the server takes `co-vibe.tgz` and `co-vibe.json` from. */
  downloads: string;
}

const COMPANION: CompanionPlaces = {
  folder: join(ROOT, 'dist', 'companion'),
  downloads: join(ROOT, 'dist', 'downloads'),
};

const PROGRAMS = [
  'bin/covibe-local.mjs',
  'bin/covibe-mcp.mjs',
  'bin/covibe-claude-hook.cjs',
  'bin/covibe-codex-hook.cjs',
  'bin/covibe-cursor-hook.cjs',
  'bin/covibe-codex-notify.cjs',
  'bin/covibe-git-hook.cjs',
];

/**
 * Builds the package `co-vibe` and, from the same bytes, the tarball and the manifest that describes
 * it. Signed when COVIBE_SIGNING_KEY_FILE names an Ed25519 private key.
 */
export async function buildCompanion({ folder, downloads } = COMPANION): Promise<void> {
  const key = signingKey();
  rmSync(folder, { recursive: true, force: true });
  const metafiles = await bundleCompanion(folder);
  const { version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  write(folder, 'package.json', JSON.stringify(manifestOf(version, license), null, 2));
  write(folder, 'THIRD-PARTY-NOTICES.txt', noticesOf(metafiles));
  if (key) write(folder, 'signing-key.json', JSON.stringify(key.shipped, null, 2));
  cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  cpSync(join(ROOT, 'apps', 'companion', 'README.md'), join(folder, 'README.md'));
  for (const program of PROGRAMS) chmodSync(join(folder, program), 0o755);
  publish(
    downloads,
    version,
    tarballOf(folder, (path) => PROGRAMS.includes(path)),
    key,
  );
}

const manifestOf = (version: string, license: string) => ({
  name: 'co-vibe',
  version,
  description: 'Connects coding agents on this machine with a Co-Vibe server.',
  license,
  type: 'module',
  engines: { node: '>=20.19' },
  bin: { 'covibe-local': PROGRAMS[0], 'covibe-mcp': PROGRAMS[1] },
});

/** The manifest last: a server never names bytes that are not there yet. */
function publish(
  folder: string,
  version: string,
  bytes: Buffer,
  key: SigningKey | undefined,
): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fields = { version, sha256, size: bytes.length };
  const key_id = key?.shipped.key_id ?? null;
  const signature = key ? signatureOf({ ...fields, key_id: key.shipped.key_id }, key) : null;
  mkdirSync(folder, { recursive: true });
  replace(join(folder, 'co-vibe.tgz'), bytes);
  replace(join(folder, 'co-vibe.json'), JSON.stringify({ ...fields, signature, key_id }, null, 2));
}

function replace(path: string, content: string | Buffer): void {
  writeFileSync(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}

function write(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text.endsWith('\n') ? text : `${text}\n`);
}

function signingKey(): SigningKey | undefined {
  const { env } = process;
  const file = env.COVIBE_SIGNING_KEY_FILE;
  return file ? signingKeyFrom(readFileSync(file, 'utf8')) : undefined;
}
