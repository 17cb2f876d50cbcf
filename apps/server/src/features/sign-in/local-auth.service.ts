import type { LocalPeopleReply, SessionReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { LocalSessions, sessionHash } from '../../platform/auth/local/local-sessions.js';
import { ServerConfig } from '../../platform/config/server-config.js';
import { SystemDb } from '../../platform/database/system-db.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { SessionService } from './session.service.js';

export interface OpenedSession {
  session: SessionReply;
  key: string;
  tenantId: string;
}

/** The developer picker of local-dev mode. Where WorkOS decides who is who, it does not exist. */
@Injectable()
export class LocalAuthService {
  constructor(
    private readonly config: ServerConfig,
    private readonly system: SystemDb,
    private readonly db: TenantDb,
    private readonly sessions: LocalSessions,
    private readonly descriptions: SessionService,
  ) {}

  async people(): Promise<LocalPeopleReply> {
    this.onlyLocally();
    const rows = await this.system.localPeople();
    return {
      people: rows.map(
        ({ developer_id, name, handle, avatar_url, role, tenant_id, tenant_name }) => ({
          developer_id,
          name,
          handle,
          avatar_url,
          role,
          tenant_id,
          tenant_name,
        }),
      ),
    };
  }

  /** Opens a session; whoever answers the browser hands it the key. */
  async signIn(developerId: string): Promise<OpenedSession> {
    this.onlyLocally();
    const people = await this.system.localPeople();
    const person = people.find(({ developer_id }) => developer_id === developerId);
    if (!person) throw new NotFound('There is no such developer. Choose one from the list.');
    const tenancy = { tenantId: person.tenant_id };
    const key = await this.db.within(tenancy, (tx) => this.sessions.open(tx, developerId));
    const actor = await this.system.localActor({
      sessionHash: sessionHash(key),
      tenantId: person.tenant_id,
      workspaceId: undefined,
    });
    if (!actor)
      throw new NotFound('This developer is in no workspace. An admin can add them to one.');
    const session = await this.descriptions.describe(actor);
    return { session, key, tenantId: person.tenant_id };
  }

  private onlyLocally(): void {
    if (this.config.authMode !== 'local-dev') throw new NotFound('No such route.');
  }
}
