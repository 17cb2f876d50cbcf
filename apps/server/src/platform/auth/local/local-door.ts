import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOME_PATH, SIGN_IN_PATH } from '@covibe/contracts';
import { SystemDb } from '../../database/system-db.js';
import { TenantDb } from '../../database/tenant-db.js';
import type { Actor } from '../actor.js';
import { BrowserDoor } from '../browser-door.js';
import { Cookies } from '../cookies.js';
import type { Person } from '../person.js';
import { ShortMemory } from '../short-memory.js';
import { LocalSessions, sessionHash } from './local-sessions.js';

/**
 * Sign-in without passwords for one machine. The session names a developer; the selector cookie may
 * choose another tenant in which the same person has a place, and the workspace cookie one of theirs.
 */
@Injectable()
export class LocalDoor extends BrowserDoor {
  private readonly memory = new ShortMemory<Actor | undefined>();

  constructor(
    private readonly system: SystemDb,
    private readonly tenants: TenantDb,
    private readonly sessions: LocalSessions,
    private readonly cookies: Cookies,
  ) {
    super();
  }

  async person(request: FastifyRequest): Promise<Person | undefined> {
    const key = this.cookies.read(request, 'covibe_session');
    if (!key) return undefined;
    const wished = {
      sessionHash: sessionHash(key),
      tenantId: this.cookies.read(request, 'covibe_tenant'),
      workspaceId: this.cookies.read(request, 'covibe_workspace'),
    };
    const memory = JSON.stringify(wished);
    const actor = await this.memory.get(memory, () => this.system.localActor(wished));
    return actor && { mode: 'local-dev', actor };
  }

  async isStill(actor: Actor): Promise<boolean> {
    const { credential: sessionHash, tenantId, workspaceId } = actor;
    const now = await this.system.localActor({ sessionHash, tenantId, workspaceId });
    return now?.developerId === actor.developerId && now.workspaceId === workspaceId;
  }

  async begin(): Promise<string | undefined> {
    const people = await this.system.localPeople();
    return people.length === 0 ? '/onboarding' : undefined;
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const key = this.cookies.read(request, 'covibe_session');
    const actor = (await this.person(request))?.actor;
    if (key && actor) {
      await this.tenants.within(actor, (tx) => this.sessions.end(tx, key, actor.developerId));
    }
    this.memory.forget();
    this.cookies.clear(reply, 'covibe_session');
    return `${SIGN_IN_PATH}?returnTo=${encodeURIComponent(HOME_PATH)}`;
  }

  override forget(): void {
    this.memory.forget();
  }
}
