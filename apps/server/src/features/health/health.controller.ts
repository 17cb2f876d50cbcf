import { HEALTH, type HealthReply, type LivenessReply } from '@covibe/contracts';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/auth/public.js';
import { Readiness } from './readiness.js';

@Public()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get(HEALTH.ready.path)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReply> {
    const health = await this.readiness.current();
    void reply.header('cache-control', 'no-store').status(health.status === 'ok' ? 200 : 503);
    if (health.status !== 'ok') void reply.header('retry-after', '2');
    return health;
  }

  @Get(HEALTH.live.path)
  live(): LivenessReply {
    return { alive: true };
  }
}
