import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../repository.ts';
import { type Check, fail, ok } from '../finding.ts';

const POLICY = {
  'ignore-scripts': 'no package may run its own code while it is installed',
  'save-exact': 'versions are exact',
  'omit-lockfile-registry-resolved': 'the lockfile names no registry',
};

export const installPolicy: Check = () => Promise.resolve(judgePolicy(ROOT, process.env));

export function judgePolicy(root: string, env: NodeJS.ProcessEnv) {
  const written = settingsIn(root);
  return Object.entries(POLICY).map(([setting, meaning]) => {
    // An environment variable is how npm is told otherwise without anybody seeing it in a file.
    const variable = `npm_config_${setting.replaceAll('-', '_')}`;
    const value = env[variable] === 'false' ? 'false' : written.get(setting);
    if (value === 'true') return ok(`Install policy: ${meaning}`);
    return fail(
      `Install policy: ${setting} is not on`,
      `Put \`${setting}=true\` into .npmrc and unset ${variable}.`,
    );
  });
}

function settingsIn(root: string): Map<string, string> {
  let text = '';
  try {
    text = readFileSync(join(root, '.npmrc'), 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  const pairs = text.split('\n').map((line) => line.split('=').map((part) => part.trim()));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
