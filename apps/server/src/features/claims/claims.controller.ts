import { CLAIMS, type ClaimReply, type ClaimsReply, type GuardReply } from '@covibe/contracts';
import { CheckClaims } from '@covibe/contracts/dto';
import { Body, Controller, Param } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { ClaimCheck } from './claim-check.js';
import { ClaimEndings } from './claim-endings.js';
import { ClaimsInView } from './claims-in-view.js';

@Controller()
export class ClaimsController {
  constructor(
    private readonly view: ClaimsInView,
    private readonly guard: ClaimCheck,
    private readonly endings: ClaimEndings,
  ) {}

  @Route(CLAIMS.list)
  list(@CurrentActor() actor: Actor): Promise<ClaimsReply> {
    return this.view.list(actor);
  }

  @Route(CLAIMS.release)
  release(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ClaimReply> {
    return this.endings.releaseInConsole(actor, id);
  }

  @Route(CLAIMS.check)
  check(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(CheckClaims) }) body: CheckClaims,
  ): Promise<GuardReply> {
    return this.guard.check(actor, body);
  }
}
