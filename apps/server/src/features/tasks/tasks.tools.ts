import { TASK_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ResourceTable, ToolTable, type ToolOutcome } from '../mcp/index.js';
import {
  Verdicts,
  checkOutcome,
  checkedOutcome,
  judged,
  verdictOutcome,
} from '../overlap/index.js';
import { TaskEndings } from './task-endings.js';
import { taskForAgents } from './task-for-agents.js';
import { TaskLists } from './task-lists.js';
import { Tasks, type CheckedTask } from './tasks.service.js';

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
      plan: async (call, input) => begun(await tasks.plan(call.actor, judged(call), input)),
      start: async (call, input) => begun(await tasks.start(call.actor, judged(call), input)),
      start_planned: async (call, input) =>
        begun(await tasks.startPlanned(call.actor, judged(call), input)),
      update: async (call, input) => ({
        data: { task: taskForAgents(await tasks.edit(call.actor, call, input)) },
      }),
      block: async (call, input) => ({
        data: { task: taskForAgents(await endings.block(call.actor, call, input)) },
      }),
      unblock: async (call, input) => ({
        data: { task: taskForAgents(await endings.unblock(call.actor, call, input)) },
      }),
      complete: async (call, input) => ({
        data: { task: taskForAgents(await endings.complete(call.actor, call, input)) },
      }),
      cancel: async (call, input) => ({
        data: { task: taskForAgents(await endings.cancel(call.actor, call, input)) },
      }),
    });
    this.resources.offer({
      uri: 'covibe://tasks/mine',
      name: 'my-tasks',
      title: 'My open tasks',
      description: 'Open tasks of the developer whose token this is.',
      read: async (actor) => {
        const { tasks: mine, next_cursor } = await this.lists.page(actor, {
          owner: actor.developerId,
        });
        return { tasks: mine.map(taskForAgents), next_cursor };
      },
    });
  }
}

function begun({ task, check }: CheckedTask): ToolOutcome {
  return checkedOutcome({ task: task && taskForAgents(task), check });
}
