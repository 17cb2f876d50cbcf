import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { TaskFault } from '../task.ts';
import { consoleRooms } from './console-rooms.ts';
import { featureNames } from './feature-names.ts';
import { registered, registrations } from './registrations.ts';
import { serverRooms } from './server-rooms.ts';

/** Builds the rooms of a feature and names it where features are listed; answers what it touched. */
export async function newFeature(root: string, word: string): Promise<string[]> {
  const names = featureNames(word);
  const rooms = { ...serverRooms(names), ...consoleRooms(names, freeKey(root, word)) };
  const taken = Object.keys(rooms).find((file) => existsSync(join(root, file)));
  if (taken) throw new TaskFault(`${taken} exists already.`);
  const changed = registered(root, registrations(names));
  const files = new Map([...Object.entries(rooms), ...changed]);
  const style = (await resolveConfig(join(root, 'package.json'))) ?? {};
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    const filepath = join(root, file);
    // The documentation is wrapped by hand, as everywhere.
    const tidy = file.endsWith('.md') ? text : await format(text, { ...style, filepath });
    writeFileSync(filepath, tidy);
  }
  return [...files.keys()].sort();
}

/** A letter for `g` and the letter, which no page of the console has yet. */
function freeKey(root: string, word: string): string {
  const features = join(root, 'apps', 'console', 'src', 'app', 'features');
  const doors = readdirSync(features).map((name) => join(features, name, 'index.ts'));
  const text = doors.filter((door) => existsSync(door)).map((door) => readFileSync(door, 'utf8'));
  const used = new Set([...text.join('\n').matchAll(/\bkey: '(.)'/g)].map(([, key]) => key));
  const letters = [...word.replaceAll('-', ''), ...'abcdefghijklmnopqrstuvwxyz'];
  const free = letters.find((letter) => !used.has(letter));
  if (!free) throw new TaskFault('Every letter is the shortcut of a page already.');
  return free;
}
