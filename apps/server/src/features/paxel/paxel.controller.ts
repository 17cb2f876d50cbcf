import { PAXEL } from '@covibe/contracts';
import type {
  PaxelAction,
  PaxelActionReply,
  PaxelOverviewReply,
  PaxelRunnerCall,
  PaxelRunnerReply,
} from '@covibe/contracts';
import {
  CancelPaxel,
  ClaimPaxel,
  CompletePaxel,
  EnablePaxel,
  PaxelOverviewFilter,
  RequestPaxel,
  SharePaxel,
} from '@covibe/contracts/dto';
import { Body, Controller, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { oneOf } from '../../platform/contracts/one-of.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { PaxelRunner } from './paxel-runner.service.js';
import { PaxelService } from './paxel.service.js';

const ACTIONS = oneOf('action', {
  request: RequestPaxel,
  cancel: CancelPaxel,
  set_enabled: EnablePaxel,
  set_visibility: SharePaxel,
});
const OPERATIONS = oneOf('operation', { claim: ClaimPaxel, complete: CompletePaxel });

@Controller()
export class PaxelController {
  constructor(
    private readonly paxel: PaxelService,
    private readonly runner: PaxelRunner,
  ) {}

  @Route(PAXEL.overview)
  overview(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(PaxelOverviewFilter) }) { developer }: PaxelOverviewFilter,
  ): Promise<PaxelOverviewReply> {
    return this.paxel.overview(actor, developer);
  }

  @Route(PAXEL.act)
  act(
    @CurrentActor() actor: Actor,
    @Body({ schema: ACTIONS }) wish: PaxelAction,
  ): Promise<PaxelActionReply> {
    switch (wish.action) {
      case 'request':
        return this.paxel.request(actor, wish);
      case 'cancel':
        return this.paxel.cancel(actor, wish);
      case 'set_enabled':
        return this.paxel.enable(actor, wish);
      case 'set_visibility':
        return this.paxel.share(actor, wish);
    }
  }

  @Route(PAXEL.runner)
  run(
    @CurrentActor() actor: Actor,
    @Body({ schema: OPERATIONS }) call: PaxelRunnerCall,
  ): Promise<PaxelRunnerReply> {
    return call.operation === 'claim'
      ? this.runner.claim(actor, call)
      : this.runner.complete(actor, call);
  }
}
