import { WORKSTREAM_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkOutcome, checkedOutcome, judged } from '../overlap/index.js';
import { ResourceTable, ToolTable, type ToolOutcome } from '../mcp/index.js';
import { workstreamForAgents } from './workstream-for-agents.js';
import { WorkstreamLists } from './workstream-lists.js';
import { Workstreams, type CheckedWorkstream } from './workstreams.service.js';

/** The agents' door to workstreams. */
@Injectable()
export class WorkstreamTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly resources: ResourceTable,
    private readonly workstreams: Workstreams,
    private readonly lists: WorkstreamLists,
  ) {}

  onModuleInit(): void {
    const { workstreams } = this;
    this.table.offer(WORKSTREAM_TOOL, {
      check: async (call, input) =>
        checkOutcome(await workstreams.check(call.actor, judged(call), input)),
      plan: async (call, input) => begun(await workstreams.plan(call.actor, judged(call), input)),
      start: async (call, input) => begun(await workstreams.start(call.actor, judged(call), input)),
      start_planned: async (call, input) =>
        begun(await workstreams.startPlanned(call.actor, judged(call), input)),
      update: async (call, input) => ({
        data: { workstream: workstreamForAgents(await workstreams.edit(call.actor, call, input)) },
      }),
      complete: async (call, input) => ({
        data: {
          workstream: workstreamForAgents(await workstreams.complete(call.actor, call, input)),
        },
      }),
      cancel: async (call, input) => ({
        data: {
          workstream: workstreamForAgents(await workstreams.cancel(call.actor, call, input)),
        },
      }),
    });
    this.resources.offer({
      uri: 'covibe://workstreams',
      name: 'workstreams',
      title: 'Open workstreams',
      description:
        'Open workstreams of the workspace with the counts and recent titles of their tasks.',
      read: async (actor) => {
        const { workstreams: open, next_cursor } = await this.lists.page(actor, {});
        return { workstreams: open.map(workstreamForAgents), next_cursor };
      },
    });
  }
}

function begun({ workstream, check }: CheckedWorkstream): ToolOutcome {
  return checkedOutcome({ workstream: workstream && workstreamForAgents(workstream), check });
}
