import {
  type AgentType,
  AUTHORIZE_PATH,
  MACHINE_NAME_MAX,
  POLL_SECONDS,
  POLL_SECONDS_MAX,
  type PolledGrantReply,
  type RequestedGrantReply,
  SETUP_DEVICE,
  SLOW_DOWN_SECONDS,
} from '@covibe/contracts';
import { type Api, ApiFault, Unreachable } from '../api.js';
import { CommandFault } from '../faults.js';
import type { Host } from '../host.js';
import { MESSAGES } from '../messages.js';
import { isToken } from '../tokens/whole-token.js';
import { minutesAndSeconds, plain } from '../terminal.js';
import { openPage, ownPage } from './browser.js';

export type GrantedTokens = Partial<Record<AgentType, string>>;

export interface Granted {
  tokens: GrantedTokens;
  /** Tells the server that the tokens are written down. */
  confirm: () => Promise<void>;
}

const AGAIN = 'Run covibe-local setup again.';
const SECOND = 1_000;
/** How often a waiting that nobody watches says so. */
const QUIET_MS = 60 * SECOND;
/** A server that is away when the time is up may still bring the answer. */
const GRACE_MS = 30 * SECOND;

/**
 * Asks the developer, through the console, for one token an agent: shows page and code, opens the
 * browser, and waits for the decision at the pace the server sets.
 */
export async function requestTokens(
  host: Host,
  api: Api,
  agents: readonly AgentType[],
): Promise<Granted> {
  const machineName = plain(host.machineName).slice(0, MACHINE_NAME_MAX) || 'this machine';
  const grant = await api.call(SETUP_DEVICE.request, {
    body: { machine_name: machineName, agents: [...agents] },
  });
  invite(host, api.origin, grant);
  const tokens = await decision(host, api, grant);
  const missing = agents.filter((agent) => !isToken(tokens[agent]));
  if (missing.length > 0) {
    throw new CommandFault(`The server gave no token for ${missing.join(' and ')}. ${AGAIN}`);
  }
  const body = { device_code: grant.device_code };
  // Only what was asked for: one server's answer must not spoil the file that holds the others' tokens.
  const wanted = Object.fromEntries(agents.map((agent) => [agent, tokens[agent]]));
  return { tokens: wanted, confirm: () => api.call(SETUP_DEVICE.confirm, { body }) };
}

function invite(host: Host, origin: string, grant: RequestedGrantReply): void {
  const code = plain(grant.user_code);
  const page = ownPage(grant.verification_uri, origin);
  if (page) {
    host.terminal.say(MESSAGES.approve(page, code));
    openPage(host, page);
    return;
  }
  // An address elsewhere is not shown as a place to go, whatever the server says.
  host.terminal.say(MESSAGES.approve(`${origin}${AUTHORIZE_PATH}`, code));
}

async function decision(
  host: Host,
  api: Api,
  { device_code, expires_in, interval }: RequestedGrantReply,
): Promise<GrantedTokens> {
  const patience = new Patience(host, host.now() + expires_in * SECOND);
  let seconds = Math.min(POLL_SECONDS_MAX, Math.max(1, interval || POLL_SECONDS));
  let wait = seconds;
  for (;;) {
    await patience.wait(wait * SECOND);
    wait = seconds;
    try {
      const polled = await api.call(SETUP_DEVICE.poll, { body: { device_code } });
      const tokens = decided(polled);
      if (tokens) return tokens;
    } catch (fault) {
      if (fault instanceof ApiFault && fault.status === 429) {
        seconds = Math.min(POLL_SECONDS_MAX, seconds + SLOW_DOWN_SECONDS);
        wait = Math.max(seconds, fault.retryAfterSeconds ?? 0);
      } else if (!isPassing(fault)) {
        throw fault;
      } else {
        patience.say('the server does not answer; still trying');
      }
    }
    if (patience.isOver(GRACE_MS)) throw expired();
  }
}

/** The tokens, nothing while the developer has not decided, or why there will be none. */
function decided({ status, tokens }: PolledGrantReply): GrantedTokens | undefined {
  switch (status) {
    case 'pending':
      return undefined;
    case 'approved':
      return tokens ?? {};
    case 'denied':
      throw new CommandFault(`The request was denied in the console. ${AGAIN}`);
    case 'expired':
      throw expired();
    case 'consumed':
      throw new CommandFault(
        `The tokens of this request were handed out, but did not arrive here. They are revoked within a day unless something uses them. ${AGAIN}`,
      );
    default:
      throw new CommandFault(`The server answered in a way this version does not know. ${AGAIN}`);
  }
}

const expired = () =>
  new CommandFault(`Nobody approved the request in time, and its code has expired. ${AGAIN}`);

/** A server that restarts, or a network that breaks: the grant waits on the server meanwhile. */
const isPassing = (fault: unknown) =>
  fault instanceof Unreachable || (fault instanceof ApiFault && fault.status >= 500);

/** Waiting that can be seen: a running clock on a terminal, a line now and then elsewhere. */
class Patience {
  private said = 0;
  private note = '';

  constructor(
    private readonly host: Host,
    private readonly until: number,
  ) {}

  say(note: string): void {
    this.note = ` (${note})`;
  }

  isOver(graceMs: number): boolean {
    return this.host.now() > this.until + graceMs;
  }

  async wait(milliseconds: number): Promise<void> {
    const { host } = this;
    if (host.now() - this.said >= QUIET_MS) this.tell();
    for (let left = milliseconds; left > 0; left -= SECOND) {
      const clock = minutesAndSeconds(this.until - host.now());
      host.terminal.progress(`Waiting for approval, ${clock} left${this.note}`);
      await host.sleep(Math.min(left, SECOND));
    }
    this.note = '';
  }

  private tell(): void {
    this.said = this.host.now();
    if (this.host.terminal.isInteractive) return;
    const clock = minutesAndSeconds(this.until - this.host.now());
    this.host.terminal.say(`Waiting for approval in the browser (${clock} left)…`);
  }
}
