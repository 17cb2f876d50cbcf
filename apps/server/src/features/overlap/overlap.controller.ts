import { OVERLAP, type OverlapWarningReply, type OverlapWarningsReply } from '@covibe/contracts';
import { DecideWarning, OverlapWarningFilter } from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { WarningDecisions } from './warning-decisions.js';
import { WarningLists } from './warning-lists.js';

@Controller()
export class OverlapController {
  constructor(
    private readonly lists: WarningLists,
    private readonly decisions: WarningDecisions,
  ) {}

  @Route(OVERLAP.warnings)
  page(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(OverlapWarningFilter) }) filter: OverlapWarningFilter,
  ): Promise<OverlapWarningsReply> {
    return this.lists.page(actor, filter);
  }

  @Route(OVERLAP.warning)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OverlapWarningReply> {
    return this.lists.show(actor, id);
  }

  @Route(OVERLAP.decide)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(DecideWarning) }) body: DecideWarning,
  ): Promise<OverlapWarningReply> {
    return this.decisions.decide(actor, id, body);
  }
}
