import { Injectable } from '@nestjs/common';
import { SystemDb } from '../../database/system-db.js';
import type { Actor } from '../actor.js';
import { ShortMemory } from '../short-memory.js';
import type { Grant } from './workos-client.js';

/** What our own database says about a session: signed out here, or whom it makes its person. */
export interface Standing {
  readonly ended: boolean;
  readonly actor?: Actor;
}

/** Ids of WorkOS hold no spaces, so the three that name a session here make one text. */
const BETWEEN = ' ';

@Injectable()
export class WorkosStanding {
  private readonly memory = new ShortMemory<Standing>();

  constructor(private readonly system: SystemDb) {}

  /** Somebody without a place may get one at any moment, and comes in with their next request. */
  async of(grant: Grant, workspaceId: string | undefined): Promise<Standing> {
    const { sessionId, userId, organizationId = '' } = grant;
    const credential = [sessionId, userId, organizationId].join(BETWEEN);
    const ask = () => this.ask(credential, workspaceId);
    const known = await this.memory.get(JSON.stringify([credential, workspaceId]), ask);
    return known.actor ? known : ask();
  }

  /** Whether an actor of before still is who they were, asked afresh. */
  async isStill(actor: Actor): Promise<boolean> {
    const now = (await this.ask(actor.credential, actor.workspaceId)).actor;
    return now?.developerId === actor.developerId && now.workspaceId === actor.workspaceId;
  }

  async end(sessionId: string): Promise<void> {
    await this.system.endWorkosSession(sessionId);
    this.forget();
  }

  forget(): void {
    this.memory.forget();
  }

  private async ask(credential: string, workspaceId: string | undefined): Promise<Standing> {
    const [sessionId = '', userId = '', organizationId = ''] = credential.split(BETWEEN);
    const actor = organizationId
      ? await this.system.workosActor({
          credential,
          sessionId,
          userId,
          organizationId,
          workspaceId,
        })
      : undefined;
    // An ended session has no actor, and neither has somebody without a place: only one may go on.
    if (actor) return { ended: false, actor };
    return { ended: await this.system.isWorkosSessionEnded(sessionId) };
  }
}
