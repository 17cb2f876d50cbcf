import { TEAM, type StateReply } from '@covibe/contracts';
import { StateFilter } from '@covibe/contracts/dto';
import { Controller, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { Team } from './team.service.js';

@Controller()
export class TeamController {
  constructor(private readonly team: Team) {}

  @Route(TEAM.state)
  state(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(StateFilter) }) { limit }: StateFilter,
  ): Promise<StateReply> {
    return this.team.state(actor, limit);
  }
}
