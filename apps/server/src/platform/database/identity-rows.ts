import type { AgentType, Role } from '@covibe/contracts';
import type { Actor } from '../auth/actor.js';

/** What the look-up functions answer, and the actor it makes. */
export interface SessionRow {
  tenant_id: string;
  developer_id: string;
  role: Role;
  workspace_id: string | null;
  session_ends: Date | null;
}

export interface AgentRow {
  tenant_id: string;
  workspace_id: string;
  developer_id: string;
  role: Role;
  token_id: string;
  agent_type: AgentType | null;
  token_ends: Date;
}

/** Somebody who was taken out of every workspace has no place to act in. */
export function actorOfSession(row: SessionRow, credential: string): Actor | undefined {
  if (row.workspace_id === null) return undefined;
  return {
    tenantId: row.tenant_id,
    workspaceId: row.workspace_id,
    developerId: row.developer_id,
    role: row.role,
    via: 'session',
    credential,
    ...(row.session_ends ? { endsAt: row.session_ends } : {}),
  };
}

export function actorOfAgent(row: AgentRow): Actor {
  return {
    tenantId: row.tenant_id,
    workspaceId: row.workspace_id,
    developerId: row.developer_id,
    role: row.role,
    via: 'agent',
    credential: row.token_id,
    endsAt: row.token_ends,
    ...(row.agent_type ? { agentType: row.agent_type } : {}),
  };
}
