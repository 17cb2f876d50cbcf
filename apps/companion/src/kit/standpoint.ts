import type { AgentType } from '@covibe/contracts';
import {
  chooseOrigin,
  CredentialsFile,
  OriginFault,
  projectRoot,
  reachOf,
  refuseOpenHttp,
  Repositories,
  statePlaces,
} from '@covibe/local-state';
import { type AgentConfig, type Wiring } from './agents/agent-config.js';
import { agentConfigs, wiringOf } from './agents/agent-configs.js';
import type { HookConfig } from './agents/hook-config.js';
import { hookConfigs } from './agents/hook-places.js';
import { Api } from './api.js';
import { usageFault } from './faults.js';
import type { Host } from './host.js';

/** What every command starts from: which server, which project, which files. */
export interface Standpoint {
  readonly host: Host;
  readonly origin: string;
  readonly project: string;
  readonly api: Api;
  readonly credentials: CredentialsFile;
  readonly repositories: Repositories;
  readonly configs: Record<AgentType, AgentConfig>;
  readonly hooks: readonly HookConfig[];
  readonly wiring: Wiring;
  /** The command that mends most of what can be wrong here. */
  readonly setup: string;
}

export interface ServerOptions {
  baseUrl?: string;
  allowHttp?: boolean;
}

/**
 * Refuses addresses that are none, and those where tokens would travel in the clear. A private address
 * that this machine holds tokens for was allowed by a person before.
 */
export function standpointOf(host: Host, { baseUrl, allowHttp }: ServerOptions): Standpoint {
  const places = statePlaces(host.env, host.home);
  const credentials = new CredentialsFile(places.credentials);
  const origin = originFor(host, baseUrl);
  try {
    refuseOpenHttp(origin, { allowHttp: allowHttp ?? holdsTokens(credentials, origin) });
  } catch (fault) {
    throw asUsage(fault);
  }
  const project = projectRoot(host.folder);
  return {
    host,
    origin,
    project,
    api: new Api(origin),
    credentials,
    repositories: new Repositories(places, host.home, () => host.now()),
    configs: agentConfigs(host, project),
    hooks: hookConfigs(host, project),
    wiring: wiringOf(host, project, origin),
    setup: setupCommand(host, origin),
  };
}

function holdsTokens(credentials: CredentialsFile, origin: string): boolean {
  try {
    return Object.keys(credentials.tokens(origin)).length > 0;
  } catch {
    // A file that cannot be read allows nothing; who needs it says what is wrong with it.
    return false;
  }
}

function originFor(host: Host, asked: string | undefined): string {
  try {
    return chooseOrigin(host.env, host.folder, asked).origin;
  } catch (fault) {
    throw asUsage(fault);
  }
}

const asUsage = (fault: unknown) =>
  fault instanceof OriginFault ? usageFault(fault.message) : fault;

/** Typed as it is, it leads to the same server again. */
function setupCommand(host: Host, origin: string): string {
  const address = leadsTo(host) === origin ? '' : ` --base-url ${origin}`;
  const openly = reachOf(origin) === 'private' ? ' --allow-http' : '';
  return `covibe-local setup${address}${openly}`;
}

function leadsTo(host: Host): string | undefined {
  try {
    return chooseOrigin(host.env, host.folder).origin;
  } catch {
    // A faulty address leads nowhere.
    return undefined;
  }
}
