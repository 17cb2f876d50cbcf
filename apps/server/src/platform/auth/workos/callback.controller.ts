import { Controller, Get, Logger, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServerConfig } from '../../config/server-config.js';
import { AppError, NotFound } from '../../errors/app-error.js';
import { sendPage } from '../../http/security-headers.js';
import { callerNetwork } from '../../rate-limit/caller-network.js';
import { RateLimits } from '../../rate-limit/rate-limits.js';
import { Public } from '../route-auth.js';
import { AuthKitFlow, CALLBACK_PATH, type Landing } from './authkit-flow.js';
import { organizationPage, ORGANIZATION_PATH, stoppedPage } from './sign-in-pages.js';
import { ProviderUnavailable, SignInRefused } from './workos.errors.js';

/** By address. Counted here and not by a guard, because a browser is to be shown a page. */
const RETURNS = { name: 'sign-in-return', points: 120, seconds: 60 };

/** Where WorkOS sends browsers back to. What goes wrong here is told to a person, so as a page. */
@Public()
@Controller()
export class CallbackController {
  private readonly logger = new Logger(CallbackController.name);

  constructor(
    private readonly flow: AuthKitFlow,
    private readonly config: ServerConfig,
    private readonly limits: RateLimits,
  ) {}

  @Get(CALLBACK_PATH)
  callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, () => this.flow.finish(request, reply));
  }

  @Get(ORGANIZATION_PATH)
  organization(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, () => this.flow.choose(request, reply));
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    step: () => Promise<Landing>,
  ): Promise<void> {
    if (this.config.authMode !== 'workos') throw new NotFound('No such route.');
    try {
      await this.limits.use(RETURNS, callerNetwork(request.ip));
      const landing = await step();
      if ('organizations' in landing) {
        await sendPage(reply, organizationPage(landing.state, landing.organizations));
        return;
      }
      await reply
        .header('cache-control', 'no-store')
        .header('vary', 'Cookie')
        .redirect(landing.next, 302);
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      this.logger.warn({ code: fault.code }, 'a sign-in was stopped');
      if (fault.retryAfter) void reply.header('retry-after', String(fault.retryAfter));
      await sendPage(reply, stoppedPage(sentenceOf(fault), statusOf(fault)));
    }
  }
}

/** At this address a refusal is about the request that arrived, not about who sent it. */
function statusOf(fault: AppError): number {
  return fault instanceof SignInRefused ? 400 : fault.status;
}

function sentenceOf(fault: AppError): string {
  if (fault instanceof SignInRefused) {
    return 'It was cancelled, took too long, began in another browser or was finished before.';
  }
  if (fault instanceof ProviderUnavailable) {
    return 'WorkOS cannot be reached right now. Try again in a few seconds.';
  }
  return fault.message;
}
