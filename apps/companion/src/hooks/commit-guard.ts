import { CLAIMS, type GuardReply } from '@covibe/contracts';
import {
  chooseOrigin,
  chooseToken,
  CredentialsFile,
  pathsIn,
  refuseOpenHttp,
  Repositories,
  repositoryName,
  repositoryPlace,
  statePlaces,
} from '@covibe/local-state';
import { guardText } from './context-text.js';
import { askServer } from './hook-server.js';
import type { HookPlace } from './run-hook.js';

/** What one question holds, and how many a commit is worth. */
const QUESTION = 50;
const QUESTIONS = 10;

/** What is said before a commit. Only where the workspace denies such edits is it refused. */
export async function commitGuard(
  staged: readonly string[],
  folder: string,
  { env, home }: HookPlace,
): Promise<{ words: string; isRefused: boolean }> {
  const places = statePlaces(env, home);
  const { origin } = chooseOrigin(env, folder);
  const free = { words: '', isRefused: false };
  const repositories = new Repositories(places, home);
  if (repositories.standing(folder, origin) !== 'synced') return free;
  refuseOpenHttp(origin, { allowHttp: true });
  const credentials = new CredentialsFile(places.credentials);
  const token = chooseToken({ origin, env, credentials })?.token;
  if (!token) return free;
  const place = repositoryPlace(folder);
  const replies: GuardReply[] = [];
  for (let first = 0; first < Math.min(staged.length, QUESTION * QUESTIONS); first += QUESTION) {
    const paths = pathsIn(place, place.tree, staged.slice(first, first + QUESTION));
    if (paths.length === 0) continue;
    const question = { repo: repositoryName(place), paths };
    const reply = await askServer(origin, token, CLAIMS.check, question);
    // A server that is away is not asked again.
    if (!reply) break;
    if (Array.isArray(reply.conflicts)) replies.push(reply);
  }
  const conflicts = replies.flatMap((reply) => reply.conflicts);
  if (conflicts.length === 0) return free;
  return { words: guardText(conflicts), isRefused: replies.some(({ mode }) => mode === 'deny') };
}
