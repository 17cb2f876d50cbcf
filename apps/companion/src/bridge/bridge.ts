import { setTimeout as sleep } from 'node:timers/promises';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { maskTokens } from '@covibe/contracts';
import {
  chooseOrigin,
  chooseToken,
  CredentialsFile,
  type Environment,
  refuseOpenHttp,
  Repositories,
  statePlaces,
  workingFolder,
} from '@covibe/local-state';
import { answersIn, soleAnswer, wordsIn } from './answers.js';
import { withHostSession } from './host-session.js';
import { protocolHeaders, revisionIn } from './protocol-headers.js';
import { withoutHostMeta } from './protocol-meta.js';
import { type DoorReply, NoAnswer, ServerDoor } from './server-door.js';

export interface BridgePlace {
  env: Environment;
  folder: string;
  home: string;
}

/** The agent's end. What the server answered can go on as it came. */
export interface AgentPipe extends Transport {
  /** One message on one line. */
  forward(answer: Buffer): Promise<void>;
}

const INTERNAL_ERROR = -32603;
/** Longer than a server needs to restart, shorter than agents wait for a tool. */
const PERSIST_MS = 20_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/** Replies of servers and proxies that will answer in a moment. */
const PASSING = [502, 503, 504];
/** How long an exclusion may take to be noticed. */
const TRUST_MS = 500;
const EXCLUDED =
  'This repository is excluded from Co-Vibe, so nothing was sent. Only covibe-local include inside it lifts that.';
const PENDING =
  'This repository is new and not logged, so nothing was sent. Run covibe-local include inside it to opt in.';
const UNAUTHORISED = 401;
const TOO_MANY = 429;

/**
 * Carries the protocol between an agent's pipe and the server's endpoint, message by message, so both
 * know the same tools. The token is looked up here and never leaves but in its header; nothing of the
 * environment is ever repeated.
 */
export class Bridge {
  private readonly credentials: CredentialsFile;
  private readonly repositories: Repositories;
  private readonly underway = new Map<string | number, AbortController>();
  private door: ServerDoor | undefined;
  private token: string | undefined;
  private revision: string | undefined;
  private lastWords = '';
  private mayAskUntil = 0;

  constructor(
    private readonly place: BridgePlace,
    private readonly pipe: AgentPipe,
    private readonly tell: (sentence: string) => void,
  ) {
    const places = statePlaces(place.env, place.home);
    this.credentials = new CredentialsFile(places.credentials);
    this.repositories = new Repositories(places, place.home);
  }

  async start(): Promise<void> {
    this.pipe.onmessage = (message) => void this.carry(message);
    this.pipe.onerror = (fault) => this.say(`A line could not be read: ${fault.message}`);
    await this.pipe.start();
  }

  private async carry(message: JSONRPCMessage): Promise<void> {
    if (this.isCancellation(message)) return;
    const id = 'id' in message && 'method' in message ? message.id : undefined;
    const stop = new AbortController();
    if (id !== undefined) this.underway.set(id, stop);
    try {
      const reply = await this.exchange(message, stop.signal);
      await this.handOn(reply, message);
    } catch (fault) {
      if (stop.signal.aborted) return;
      const sentence = this.say(fault instanceof Error ? fault.message : String(fault));
      // A notification has nobody who waits for an answer.
      if (id === undefined) return;
      const error = { code: INTERNAL_ERROR, message: sentence };
      await this.pipe.send({ jsonrpc: '2.0', id, error });
    } finally {
      if (id !== undefined) this.underway.delete(id);
    }
  }

  /** The server keeps nothing between requests: giving one up means closing its connection. */
  private isCancellation(message: JSONRPCMessage): boolean {
    if (!('method' in message) || message.method !== 'notifications/cancelled') return false;
    const id = message.params?.['requestId'];
    if (typeof id === 'string' || typeof id === 'number') this.underway.get(id)?.abort();
    return true;
  }

  private exchange(message: JSONRPCMessage, signal: AbortSignal): Promise<DoorReply> {
    this.refuseKeptBack();
    return this.persist(withoutHostMeta(withSession(message, this.place.env)), signal);
  }

  /** Only a handshake says what has to be remembered here; all else goes on unread where it can. */
  private async handOn(reply: DoorReply, message: JSONRPCMessage): Promise<void> {
    const isCall = 'id' in message && 'method' in message && message.method !== 'initialize';
    const sole = isCall ? soleAnswer(reply, message.id) : undefined;
    if (sole) return this.pipe.forward(sole);
    for (const answer of this.answersOf(reply)) {
      this.revision = revisionIn(answer) ?? this.revision;
      await this.pipe.send(answer);
    }
  }

  private answersOf(reply: DoorReply): JSONRPCMessage[] {
    const answers = answersIn(reply);
    if (answers.length > 0 || (reply.status >= 200 && reply.status < 300)) return answers;
    const words = wordsIn(reply);
    if (words && reply.status === UNAUTHORISED) {
      throw new Error(`Co-Vibe says: ${words} Run covibe-local setup to mend it.`);
    }
    if (words) throw new Error(`Co-Vibe says: ${words}`);
    throw new Error(
      `${this.door?.origin} answered with status ${reply.status} and nothing Co-Vibe would say. Run covibe-local doctor.`,
    );
  }

  /** Asks until there is an answer: a server that restarts is back in seconds. */
  private async persist(message: JSONRPCMessage, signal: AbortSignal): Promise<DoorReply> {
    const until = performance.now() + PERSIST_MS;
    let wait = FIRST_WAIT_MS;
    for (;;) {
      let pause = wait * (0.5 + Math.random());
      try {
        const reply = await this.ask(message, signal);
        const isPassing = PASSING.includes(reply.status) && mayRepeat(message);
        if (!isPassing && reply.status !== TOO_MANY) return reply;
        pause = Math.max(pause, (reply.retryAfterSeconds ?? 0) * 1_000);
        if (performance.now() + pause > until) return reply;
      } catch (fault) {
        if (!(fault instanceof NoAnswer) || signal.aborted) throw fault;
        this.refuseRepeating(message, fault, performance.now() + pause > until);
      }
      await sleep(pause, undefined, { signal });
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
  }

  private refuseRepeating(message: JSONRPCMessage, fault: NoAnswer, isOver: boolean): void {
    const origin = this.door?.origin;
    if (fault.wasSent && !mayRepeat(message)) {
      throw new Error(
        `The connection to ${origin} broke before the answer came (${fault.code}), so nobody knows whether it was done. Look with covibe_team before you try again.`,
      );
    }
    if (!isOver) return;
    throw new Error(
      `Co-Vibe does not answer at ${origin} (${fault.code}). Is the server running? covibe-local doctor tells more.`,
    );
  }

  /** One request; when the token is refused, once more with what the credentials file holds now. */
  private async ask(message: JSONRPCMessage, signal: AbortSignal): Promise<DoorReply> {
    this.door ??= new ServerDoor(this.originNow());
    this.token ??= this.tokenNow(this.door.origin);
    const reply = await this.send(this.door, this.token, message, signal);
    if (reply.status !== UNAUTHORISED) return reply;
    const refused = this.token;
    this.token = undefined;
    const renewed = this.tokenNow(this.door.origin);
    if (renewed === refused) return reply;
    this.token = renewed;
    return this.send(this.door, renewed, message, signal);
  }

  private send(door: ServerDoor, token: string, message: JSONRPCMessage, signal: AbortSignal) {
    const headers = {
      ...protocolHeaders(message, this.revision),
      authorization: `Bearer ${token}`,
    };
    return door.post(JSON.stringify(message), headers, signal);
  }

  /** About a repository that is excluded or waits for a decision, nothing is sent at all. */
  private refuseKeptBack(): void {
    const { env, folder } = this.place;
    if (performance.now() < this.mayAskUntil) return;
    this.door ??= new ServerDoor(this.originNow());
    const { standing } = this.repositories.register(workingFolder(env, folder), this.door.origin);
    if (standing === 'excluded') throw new Error(EXCLUDED);
    if (standing === 'pending') throw new Error(PENDING);
    this.mayAskUntil = performance.now() + TRUST_MS;
  }

  private originNow(): string {
    const { env, folder } = this.place;
    const { origin } = chooseOrigin(env, workingFolder(env, folder));
    refuseOpenHttp(origin, { allowHttp: true });
    return origin;
  }

  private tokenNow(origin: string): string {
    const { env } = this.place;
    const chosen = chooseToken({ origin, env, credentials: this.credentials });
    if (chosen) return chosen.token;
    throw new Error(`This agent has no token for ${origin}. Run covibe-local setup to get one.`);
  }

  /** The same sentence is told once, however many calls it meets. */
  private say(words: string): string {
    const sentence = maskTokens(words);
    if (sentence !== this.lastWords) this.tell(sentence);
    this.lastWords = sentence;
    return sentence;
  }
}

function withSession(message: JSONRPCMessage, env: Environment): JSONRPCMessage {
  if (!('method' in message) || message.method !== 'tools/call') return message;
  const params = withHostSession(message.params, env);
  return params === message.params ? message : ({ ...message, params } as JSONRPCMessage);
}

/** Whether doing it twice is the same as doing it once. */
function mayRepeat(message: JSONRPCMessage): boolean {
  if (!('method' in message) || message.method !== 'tools/call') return true;
  const input = message.params?.['arguments'] as Record<string, unknown> | undefined;
  return typeof input?.['idempotency_key'] === 'string';
}
