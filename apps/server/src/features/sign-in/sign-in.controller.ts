import { SIGN_IN_PATH, returnTo } from '@covibe/contracts';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BrowserDoor } from '../../platform/auth/browser-door.js';
import { CurrentPerson } from '../../platform/auth/current-actor.js';
import type { Person } from '../../platform/auth/person.js';
import { ForBrowsers } from '../../platform/auth/route-auth.js';
import { ConsoleFiles } from '../console-files/index.js';

/** The one address that signed-out pages lead to, whatever the way of signing in is. */
@ForBrowsers()
@Controller()
export class SignInController {
  constructor(
    private readonly door: BrowserDoor,
    private readonly console: ConsoleFiles,
  ) {}

  @Get(SIGN_IN_PATH)
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentPerson() person: Person | undefined,
    @Query('returnTo') asked: string | undefined,
    @Query('developer') developer: string | undefined,
  ): Promise<void> {
    const back = returnTo(typeof asked === 'string' ? asked : undefined);
    // A join link names whom to sign in as, so it shows the picker even to somebody signed in.
    const next = developer ? undefined : await this.next(request, reply, { person, back });
    if (next) await reply.redirect(next, 302);
    else this.console.send(reply);
  }

  private async next(
    request: FastifyRequest,
    reply: FastifyReply,
    { person, back }: { person: Person | undefined; back: string },
  ): Promise<string | undefined> {
    if (person?.actor) return back;
    if (person) return '/onboarding';
    return this.door.begin(request, reply, back);
  }
}
