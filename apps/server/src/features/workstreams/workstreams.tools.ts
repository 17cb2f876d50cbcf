import { WORKSTREAM_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkOutcome, checkedOutcome, judged } from '../overlap/index.js';
import { ResourceTable, ToolTable, theirs } from '../mcp/index.js';
import { WorkstreamLists } from './workstream-lists.js';
import { Workstreams } from './workstreams.service.js';

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
      plan: async (call, input) =>
        checkedOutcome(await workstreams.plan(call.actor, judged(call), input)),
      start: async (call, input) =>
        checkedOutcome(await workstreams.start(call.actor, judged(call), input)),
      start_planned: async (call, input) =>
        checkedOutcome(await workstreams.startPlanned(call.actor, judged(call), input)),
      update: async (call, input) => ({
        data: { workstream: await workstreams.edit(call.actor, call, input) },
      }),
      complete: async (call, input) => ({
        data: { workstream: await workstreams.complete(call.actor, call, input) },
      }),
      cancel: async (call, input) => ({
        data: { workstream: await workstreams.cancel(call.actor, call, input) },
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
        return { workstreams: open.map(theirs), next_cursor };
      },
    });
  }
}
