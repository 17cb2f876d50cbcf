import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Gate } from './gate.ts';
import { isText, linesOf, treeFiles } from './tree-files.ts';

/** What a clone of this repository must never carry: one machine's paths, hosts and secrets. */
interface ForbiddenWord {
  readonly what: string;
  readonly pattern: RegExp;
  /** Paths it may stand in. */
  readonly except?: RegExp;
}

const ALWAYS: ForbiddenWord[] = [
  {
    what: 'a path of one machine',
    pattern: /(?<![\w.$}-])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.]/,
  },
  { what: 'a path in a temporary folder', pattern: /(?<![\w.$}-])\/tmp\/\w/ },
  { what: 'a folder beside the clone', pattern: /\.\.\/shared\/(?!\w+\.js')/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  {
    what: 'an access key',
    pattern: /\b(?:AKIA[0-9A-Z]{16}|sk_live_\w{16,}|ghp_\w{36}|xox[bp]-\w{10,})/,
  },
  { what: 'a registry address in the lockfile', pattern: /"resolved": "https?:/ },
];

export const words: Gate = {
  name: 'words',
  inspect: (root) => {
    const forbidden = [...ALWAYS, ...ofThisMachine(root)];
    const faults = treeFiles(root)
      .filter(isText)
      .flatMap((path) => faultsOf(root, path, forbidden));
    return Promise.resolve(faults.join('\n'));
  },
};

function faultsOf(root: string, path: string, forbidden: ForbiddenWord[]): string[] {
  return linesOf(root, path).flatMap((line, index) =>
    forbidden
      .filter(({ pattern, except }) => pattern.test(line) && !except?.test(path))
      .map(({ what }) => `${path}:${index + 1}: ${what}`),
  );
}

/** The clone's own place and the registry of whoever runs this: known only here and now. */
function ofThisMachine(root: string): ForbiddenWord[] {
  const found: ForbiddenWord[] = [
    { what: 'the place of this clone', pattern: literal(`${root}/`) },
  ];
  const host = registryHost();
  if (host) found.push({ what: 'the host of a registry', pattern: literal(host) });
  return found;
}

function registryHost(): string | undefined {
  const address = process.env.npm_config_registry ?? registryOf(join(homedir(), '.npmrc'));
  if (!address || !URL.canParse(address)) return undefined;
  const { host } = new URL(address);
  return host === 'registry.npmjs.org' ? undefined : host;
}

function registryOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return /^registry\s*=\s*(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1];
}

function literal(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
