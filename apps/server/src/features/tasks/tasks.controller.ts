import {
  TASKS,
  type PlannedReply,
  type TaskHistoryReply,
  type TaskReply,
  type TasksReply,
} from '@covibe/contracts';
import {
  CancelInConsole,
  EditTaskInConsole,
  PlanTaskInConsole,
  ReassignTask,
  TaskFilter,
} from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { TaskConsole } from './task-console.js';
import { TaskLists } from './task-lists.js';

@Controller()
export class TasksController {
  constructor(
    private readonly lists: TaskLists,
    private readonly console: TaskConsole,
  ) {}

  @Route(TASKS.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(TaskFilter) }) filter: TaskFilter,
  ): Promise<TasksReply> {
    return this.lists.page(actor, filter);
  }

  @Route(TASKS.show)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TaskHistoryReply> {
    return this.lists.show(actor, id);
  }

  @Route(TASKS.plan)
  plan(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(PlanTaskInConsole) }) body: PlanTaskInConsole,
  ): Promise<PlannedReply> {
    return this.console.plan(actor, body);
  }

  @Route(TASKS.edit)
  edit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(EditTaskInConsole) }) body: EditTaskInConsole,
  ): Promise<TaskReply> {
    return this.console.edit(actor, id, body);
  }

  @Route(TASKS.cancel)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(CancelInConsole) }) { reason }: CancelInConsole,
  ): Promise<TaskReply> {
    return this.console.cancel(actor, id, reason);
  }

  @Route(TASKS.reassign)
  reassign(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(ReassignTask) }) { developer_id }: ReassignTask,
  ): Promise<TaskReply> {
    return this.console.reassign(actor, id, developer_id);
  }
}
