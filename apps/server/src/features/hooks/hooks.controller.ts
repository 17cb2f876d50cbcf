import { HOOKS } from '@covibe/contracts';
import { HookBatch, HookCall, type HookAnswer, type HookBatchReply } from '@covibe/contracts/dto';
import { Body, Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { HookCalls } from './hook-calls.service.js';
import { SpooledReports } from './spooled-reports.service.js';

@Controller()
export class HooksController {
  constructor(
    private readonly calls: HookCalls,
    private readonly spooled: SpooledReports,
  ) {}

  @Route(HOOKS.call)
  call(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(HookCall) }) call: HookCall,
  ): Promise<HookAnswer> {
    return this.calls.answer(actor, call);
  }

  @Route(HOOKS.batch)
  batch(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(HookBatch) }) batch: HookBatch,
  ): Promise<HookBatchReply> {
    return this.spooled.take(actor, batch);
  }
}
