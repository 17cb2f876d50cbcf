import type { AgentType, Role } from '@covibe/contracts';
import type { Tenancy } from '../database/tenancy.js';

/** Who is asking, settled once by a guard and passed to every service as its first argument. */
export interface Actor extends Tenancy {
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly developerId: string;
  readonly role: Role;
  /** By which door: a browser session or an agent token. */
  readonly via: 'session' | 'agent';
  /** What the session or token is known by in the database; never the secret itself. */
  readonly credential: string;
  /** When the session or token ends by itself, where that is known. */
  readonly endsAt?: Date;
  /** From a typed token: overrides what an agent says of itself. */
  readonly agentType?: AgentType;
}
