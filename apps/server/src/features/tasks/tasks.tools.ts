import { TASK_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ResourceTable, ToolTable } from '../mcp/index.js';
import {
  Verdicts,
  checkOutcome,
  checkedOutcome,
  judged,
  verdictOutcome,
} from '../overlap/index.js';
import { TaskEndings } from './task-endings.js';
import { TaskLists } from './task-lists.js';
import { Tasks } from './tasks.service.js';

/** The agents' door to tasks. */
@Injectable()
export class TaskTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly resources: ResourceTable,
    private readonly tasks: Tasks,
    private readonly lists: TaskLists,
    private readonly endings: TaskEndings,
    private readonly verdicts: Verdicts,
  ) {}

  onModuleInit(): void {
    const { tasks, endings, verdicts } = this;
    this.table.offer(TASK_TOOL, {
      check: async (call, input) =>
        checkOutcome(await tasks.check(call.actor, judged(call), input)),
      verdict: async (call, input) => verdictOutcome(await verdicts.give(call.actor, call, input)),
      plan: async (call, input) =>
        checkedOutcome(await tasks.plan(call.actor, judged(call), input)),
      start: async (call, input) =>
        checkedOutcome(await tasks.start(call.actor, judged(call), input)),
      start_planned: async (call, input) =>
        checkedOutcome(await tasks.startPlanned(call.actor, judged(call), input)),
      update: async (call, input) => ({
        data: { task: await tasks.edit(call.actor, call, input) },
      }),
      block: async (call, input) => ({
        data: { task: await endings.block(call.actor, call, input) },
      }),
      unblock: async (call, input) => ({
        data: { task: await endings.unblock(call.actor, call, input) },
      }),
      complete: async (call, input) => ({
        data: { task: await endings.complete(call.actor, call, input) },
      }),
      cancel: async (call, input) => ({
        data: { task: await endings.cancel(call.actor, call, input) },
      }),
    });
    this.resources.offer({
      uri: 'covibe://tasks/mine',
      name: 'my-tasks',
      title: 'My open tasks',
      description: 'Open tasks of the developer whose token this is.',
      read: (actor) => this.lists.page(actor, { owner: actor.developerId }),
    });
  }
}
