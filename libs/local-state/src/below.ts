import { sep } from 'node:path';

/**
 * What lies in a folder under a plain name. `join` puts the whole path in order, letter by letter; a hook
 * that does so twenty times starts the compiler.
 */
export const below = (folder: string, name: string): string =>
  folder.endsWith(sep) ? folder + name : folder + sep + name;
