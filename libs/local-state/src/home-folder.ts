import { type Environment } from './setting.js';

/** The home of this person, where a shell would look for it; loading a module only where nothing says it. */
export const homeFolder = (env: Environment): string =>
  env[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'] ||
  process.getBuiltinModule('node:os').homedir();
