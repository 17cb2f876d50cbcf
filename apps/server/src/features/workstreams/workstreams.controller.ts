import {
  WORKSTREAMS,
  type PlannedWorkstreamReply,
  type WorkstreamHistoryReply,
  type WorkstreamReply,
  type WorkstreamsReply,
} from '@covibe/contracts';
import {
  CancelWorkstreamInConsole,
  EditWorkstreamInConsole,
  PlanWorkstreamInConsole,
  WorkstreamFilter,
} from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { WorkstreamConsole } from './workstream-console.js';
import { WorkstreamLists } from './workstream-lists.js';

@Controller()
export class WorkstreamsController {
  constructor(
    private readonly lists: WorkstreamLists,
    private readonly console: WorkstreamConsole,
  ) {}

  @Route(WORKSTREAMS.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(WorkstreamFilter) }) filter: WorkstreamFilter,
  ): Promise<WorkstreamsReply> {
    return this.lists.page(actor, filter);
  }

  @Route(WORKSTREAMS.show)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WorkstreamHistoryReply> {
    return this.lists.show(actor, id);
  }

  @Route(WORKSTREAMS.plan)
  plan(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(PlanWorkstreamInConsole) }) body: PlanWorkstreamInConsole,
  ): Promise<PlannedWorkstreamReply> {
    return this.console.plan(actor, body);
  }

  @Route(WORKSTREAMS.edit)
  edit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(EditWorkstreamInConsole) }) body: EditWorkstreamInConsole,
  ): Promise<WorkstreamReply> {
    return this.console.edit(actor, id, body);
  }

  @Route(WORKSTREAMS.cancel)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(CancelWorkstreamInConsole) }) { reason }: CancelWorkstreamInConsole,
  ): Promise<WorkstreamReply> {
    return this.console.cancel(actor, id, reason);
  }
}
