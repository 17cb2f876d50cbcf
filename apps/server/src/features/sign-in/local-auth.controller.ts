import { LOCAL_AUTH, type LocalPeopleReply, type SessionReply } from '@covibe/contracts';
import { LocalSignIn } from '@covibe/contracts/dto';
import { Body, Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LocalSessions } from '../../platform/auth/local/local-sessions.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { Limited } from '../../platform/rate-limit/limited.js';
import { LocalAuthService } from './local-auth.service.js';

/** A whole office behind one address may sign in at nine o'clock. */
const SIGN_INS = { name: 'sign-in', points: 300, seconds: 60 };

@Controller()
export class LocalAuthController {
  constructor(
    private readonly auth: LocalAuthService,
    private readonly sessions: LocalSessions,
  ) {}

  @Route(LOCAL_AUTH.people)
  people(): Promise<LocalPeopleReply> {
    return this.auth.people();
  }

  @Limited(SIGN_INS)
  @Route(LOCAL_AUTH.signIn)
  async signIn(
    @Body({ schema: schemaOf(LocalSignIn) }) { developer_id }: LocalSignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionReply> {
    const { session, key, tenantId } = await this.auth.signIn(developer_id);
    this.sessions.hand(reply, key, tenantId);
    return session;
  }
}
