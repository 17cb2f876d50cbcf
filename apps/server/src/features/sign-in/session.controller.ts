import { SESSION, type SessionReply, type SignedOutReply } from '@covibe/contracts';
import { SwitchWorkspace } from '@covibe/contracts/dto';
import { Body, Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { BrowserDoor } from '../../platform/auth/browser-door.js';
import { Cookies } from '../../platform/auth/cookies.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { SessionService } from './session.service.js';

const YEAR_SECONDS = 31_536_000;

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly door: BrowserDoor,
    private readonly cookies: Cookies,
  ) {}

  @Route(SESSION.current)
  current(@CurrentActor() actor: Actor): Promise<SessionReply> {
    return this.sessions.describe(actor);
  }

  @Route(SESSION.switchWorkspace)
  async switchWorkspace(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(SwitchWorkspace) }) { workspace_id }: SwitchWorkspace,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionReply> {
    const session = await this.sessions.inWorkspace(actor, workspace_id);
    this.cookies.set(reply, 'covibe_workspace', workspace_id, YEAR_SECONDS);
    return session;
  }

  @Route(SESSION.signOut)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutReply> {
    return { next: await this.door.signOut(request, reply) };
  }
}
