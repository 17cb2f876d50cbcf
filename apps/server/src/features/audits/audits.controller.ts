import { AUDITS, type AuditReply, type LatestAuditReply } from '@covibe/contracts';
import { AuditTeam } from '@covibe/contracts/dto';
import { Body, Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { Audits } from './audits.service.js';

@Controller()
export class AuditsController {
  constructor(private readonly audits: Audits) {}

  @Route(AUDITS.latest)
  latest(@CurrentActor() actor: Actor): Promise<LatestAuditReply> {
    return this.audits.latest(actor);
  }

  @Route(AUDITS.run)
  run(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(AuditTeam) }) asked: AuditTeam,
  ): Promise<AuditReply> {
    return this.audits.run(actor, { operation: 'audit.run' }, asked);
  }
}
