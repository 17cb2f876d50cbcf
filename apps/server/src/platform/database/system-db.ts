import type { Role } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Connections } from './connections.js';
import { actorOfAgent, actorOfSession, type AgentRow, type SessionRow } from './identity-rows.js';
import type { Tenancy } from './tenancy.js';

const PAGE = 500;

interface LocalWish {
  sessionHash: string;
  tenantId: string | undefined;
  workspaceId: string | undefined;
}

interface WorkosWish {
  /** What the actor is known by afterwards. */
  credential: string;
  sessionId: string;
  userId: string;
  organizationId: string;
  workspaceId: string | undefined;
}

export interface LocalPersonRow {
  tenant_id: string;
  tenant_name: string;
  developer_id: string;
  name: string;
  handle: string;
  avatar_url: string | null;
  role: Role;
}

interface OrganizationTenant {
  tenantId: string;
  name: string;
}

/**
 * What may be asked before a tenant is known. Each method calls one SECURITY DEFINER function of a
 * narrow role; the list is held by an ADR and a rules test.
 */
@Injectable()
export class SystemDb {
  constructor(private readonly connections: Connections) {}

  /** Every workspace, page by page, for jobs that then work inside each one. */
  async *workspaces(): AsyncGenerator<Required<Tenancy>> {
    let last = '';
    for (;;) {
      const page = await this.connections.query<{ tenant_id: string; workspace_id: string }>(
        'select tenant_id, workspace_id from app.workspaces_after($1, $2)',
        [last, PAGE],
      );
      for (const row of page) yield { tenantId: row.tenant_id, workspaceId: row.workspace_id };
      if (page.length < PAGE) return;
      last = page.at(-1)?.workspace_id ?? last;
    }
  }

  /** Who holds a local-dev session, in the wished-for tenant and workspace where they have a place. */
  async localActor(wish: LocalWish): Promise<Actor | undefined> {
    const [row] = await this.connections.query<SessionRow>(
      'select * from app.local_actor($1, $2, $3)',
      [wish.sessionHash, wish.tenantId ?? null, wish.workspaceId ?? null],
    );
    return row && actorOfSession(row, wish.sessionHash);
  }

  /** Who a WorkOS user is in the tenant of an organization; nobody once the session was ended here. */
  async workosActor(wish: WorkosWish): Promise<Actor | undefined> {
    const [row] = await this.connections.query<SessionRow>(
      'select * from app.workos_actor($1, $2, $3, $4)',
      [wish.userId, wish.organizationId, wish.sessionId, wish.workspaceId ?? null],
    );
    return row && actorOfSession(row, wish.credential);
  }

  /** Signs a WorkOS session out here, whatever its cookie goes on saying. */
  async endWorkosSession(sessionId: string): Promise<void> {
    await this.connections.query(
      'insert into ended_workos_sessions (session_id) values ($1) on conflict do nothing',
      [sessionId],
    );
  }

  async isWorkosSessionEnded(sessionId: string): Promise<boolean> {
    const rows = await this.connections.query(
      'select session_id from ended_workos_sessions where session_id = $1',
      [sessionId],
    );
    return rows.length > 0;
  }

  /** Who stands behind an agent token: nobody when it is unknown, expired, revoked or orphaned. */
  async agentActor(tokenHash: string): Promise<Actor | undefined> {
    const [row] = await this.connections.query<AgentRow>('select * from app.agent_actor($1)', [
      tokenHash,
    ]);
    return row && actorOfAgent(row);
  }

  /** Everybody who can sign in on this machine, for the picker of local-dev mode. */
  async localPeople(): Promise<LocalPersonRow[]> {
    return this.connections.query<LocalPersonRow>('select * from app.local_people()');
  }

  /** The tenant that stands for an organization of the identity provider, before anybody is in it. */
  async tenantOfOrganization(organizationId: string): Promise<OrganizationTenant | undefined> {
    const [row] = await this.connections.query<{ tenant_id: string; name: string }>(
      'select tenant_id, name from app.tenant_of_organization($1)',
      [organizationId],
    );
    return row && { tenantId: row.tenant_id, name: row.name };
  }

  async ping(): Promise<void> {
    await this.connections.query('select 1');
  }
}
