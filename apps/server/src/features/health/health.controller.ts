import { HEALTH, type HealthReply, type LivenessReply } from '@covibe/contracts';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Route } from '../../platform/http/route.js';
import { Readiness } from './readiness.js';

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Route(HEALTH.ready)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReply> {
    const health = await this.readiness.current();
    void reply.header('cache-control', 'no-store').status(health.status === 'ok' ? 200 : 503);
    if (health.status !== 'ok') void reply.header('retry-after', '2');
    return health;
  }

  @Route(HEALTH.live)
  live(): LivenessReply {
    return { alive: true };
  }
}
