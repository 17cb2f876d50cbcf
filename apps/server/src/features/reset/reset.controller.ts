import { RESET, type ResetReply } from '@covibe/contracts';
import { ResetWork } from '@covibe/contracts/dto';
import { Body, Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { ResetService } from './reset.service.js';

@Controller()
export class ResetController {
  constructor(private readonly resets: ResetService) {}

  @Route(RESET.work)
  work(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(ResetWork) }) { confirm }: ResetWork,
  ): Promise<ResetReply> {
    return this.resets.reset(actor, confirm);
  }
}
