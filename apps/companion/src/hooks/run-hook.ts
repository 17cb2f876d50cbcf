import {
  type AgentType,
  CLAIMS,
  type GuardReply,
  HOOKS,
  type HookReport,
  type SpooledReport,
} from '@covibe/contracts';
import {
  branchOf,
  chooseOrigin,
  chooseToken,
  CredentialsFile,
  type Environment,
  GuardMemory,
  pathsIn,
  refuseOpenHttp,
  Repositories,
  repositoryName,
  type RepositoryPlace,
  repositoryPlace,
  Spool,
  statePlaces,
} from '@covibe/local-state';
import { MESSAGES } from '../kit/messages.js';
import { contextText, guardText } from './context-text.js';
import type { HookFact } from './hook-fact.js';
import { askServer } from './hook-server.js';

export interface HookHost {
  agent: AgentType;
  fact(payload: unknown, env: Environment): HookFact | undefined;
  answer(fact: HookFact, context: string, decision?: 'ask' | 'deny'): string;
}

export interface HookPlace {
  env: Environment;
  home: string;
}

/** Moments at which the agent reads what it is told. */
const SPOKEN = ['SessionStart', 'UserPromptSubmit', 'sessionStart'];
const SESSION_ID_MAX = 200;
/** Enough to know another token by, and no secret. */
const TOKEN_END = 4;

/**
 * One event of a host: says it to the server, or keeps it for later, and answers what the agent should
 * know. Fails open: whatever goes wrong, the agent goes on as if there were no hook.
 */
export async function runHook(host: HookHost, input: string, place: HookPlace): Promise<string> {
  try {
    const fact = host.fact(JSON.parse(input), place.env);
    return fact ? await handled(host, fact, place) : '';
  } catch {
    // Never an agent's problem; the doctor finds the same fault and says what mends it.
    return '';
  }
}

async function handled(host: HookHost, fact: HookFact, { env, home }: HookPlace): Promise<string> {
  const places = statePlaces(env, home);
  const { origin } = chooseOrigin(env, fact.folder);
  // Before anything is read or written: about an excluded repository there is nothing to do.
  const repositories = new Repositories(places, home);
  const place = repositoryPlace(fact.folder);
  const { standing, hint } = repositories.register(fact.folder, origin, place);
  if (standing === 'excluded') return '';
  if (standing === 'pending') return hint ? host.answer(fact, MESSAGES.optIn()) : '';
  refuseOpenHttp(origin, { allowHttp: true });
  const credentials = new CredentialsFile(places.credentials);
  const token = chooseToken({ origin, env, credentials, agent: host.agent })?.token;
  if (!token) return '';
  const report = reportOf(host.agent, fact, place);
  if (fact.kind === 'before_edit')
    return guarded(host, fact, report, { origin, token, folder: places.folder });
  const spool = new Spool(places.folder, origin, host.agent);
  const key = newKey();
  if (SPOKEN.includes(fact.hostEvent) || fact.kind === 'session_end') {
    const call = { ...report, event: fact.kind, idempotency_key: key };
    const answer = await askServer(origin, token, HOOKS.call, call);
    if (answer) return host.answer(fact, contextText(answer.lines ?? []));
  }
  const at = new Date().toISOString();
  spool.append({ ...report, event: fact.kind, key, at } satisfies SpooledReport);
  // A turn is over: nobody waits, and what was kept can go.
  if (fact.kind === 'session_beat' && !SPOKEN.includes(fact.hostEvent)) {
    await spool.flush((events) =>
      askServer(origin, token, HOOKS.batch, {
        sent_at: new Date().toISOString(),
        events: events as SpooledReport[],
      }),
    );
  }
  return '';
}

/** Unlike any other of this token; nobody gains by guessing it, so it needs no slow module. */
function newKey(): string {
  const chance = [Math.random(), Math.random()].map((part) => part.toString(36).slice(2));
  return [Date.now().toString(36), process.pid.toString(36), ...chance].join('-');
}

type Report = Omit<HookReport, 'event'>;

function reportOf(
  agent_type: AgentType,
  { hostSessionId, folder, files, reason }: HookFact,
  place: RepositoryPlace,
): Report {
  const paths = place.isRepository ? pathsIn(place, folder, files) : [];
  const branch = place.isRepository ? branchOf(place) : undefined;
  return {
    host_session_id: hostSessionId.slice(0, SESSION_ID_MAX),
    agent_type,
    ...(place.isRepository ? { repo: repositoryName(place) } : {}),
    ...(branch ? { branch } : {}),
    ...(paths.length > 0 ? { paths } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** Nobody is asked about files outside of the repository: no claim reaches there. */
async function guarded(
  host: HookHost,
  fact: HookFact,
  { repo, paths, host_session_id }: Report,
  { origin, token, folder }: { origin: string; token: string; folder: string },
): Promise<string> {
  if (!repo || !paths) return '';
  const question = { repo, paths, host_session_id };
  const memory = new GuardMemory(folder, host.agent);
  const asked = JSON.stringify([origin, token.slice(-TOKEN_END), question]);
  const known = memory.answerTo(asked);
  const answer: GuardReply | undefined =
    known ?? (await askServer(origin, token, CLAIMS.check, question));
  if (answer && !known) memory.keep(asked, answer);
  if (!answer?.conflicts?.length) return '';
  const decision = answer.mode === 'warn' ? undefined : answer.mode;
  return host.answer(fact, guardText(answer.conflicts), decision);
}
