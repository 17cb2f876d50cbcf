import type { Tenancy } from '../database/tenancy.js';

export const ROLES = ['admin', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking, settled once by a guard and passed to every service as its first argument. */
export interface Actor extends Tenancy {
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly developerId: string;
  readonly role: Role;
  /** By which door: a browser session or an agent token. */
  readonly via: 'session' | 'agent';
  readonly agentType?: string;
}
