import {
  SETUP_DEVICE,
  type DecidedGrantReply,
  type GrantReply,
  type SetUpMachinesReply,
  type SetupStateReply,
  type TokenStandingReply,
} from '@covibe/contracts';
import { DecideGrant, GrantLookup } from '@covibe/contracts/dto';
import { Body, Controller, Ip, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { ApprovalsService } from './approvals.service.js';
import { MachinesService } from './machines.service.js';

/** Called by the people who approve machines and look after them, and by agents about their token. */
@Controller()
export class MachinesController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly machines: MachinesService,
  ) {}

  @Route(SETUP_DEVICE.show)
  show(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(GrantLookup) }) { code }: GrantLookup,
    @Ip() address: string,
  ): Promise<GrantReply> {
    return this.approvals.show(actor, code, address);
  }

  @Route(SETUP_DEVICE.decide)
  decide(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(DecideGrant) }) wish: DecideGrant,
    @Ip() address: string,
  ): Promise<DecidedGrantReply> {
    return this.approvals.decide(actor, wish, address);
  }

  @Route(SETUP_DEVICE.machines)
  list(@CurrentActor() actor: Actor): Promise<SetUpMachinesReply> {
    return this.machines.list(actor);
  }

  @Route(SETUP_DEVICE.revoke)
  revoke(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.machines.revoke(actor, id);
  }

  @Route(SETUP_DEVICE.state)
  state(@CurrentActor() actor: Actor): Promise<SetupStateReply> {
    return this.machines.state(actor);
  }

  @Route(SETUP_DEVICE.standing)
  standing(@CurrentActor() actor: Actor): Promise<TokenStandingReply> {
    return this.machines.standing(actor);
  }
}
