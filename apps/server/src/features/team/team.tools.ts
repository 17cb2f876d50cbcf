import type { StateReply } from '@covibe/contracts';
import { TEAM_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ResourceTable, ToolTable, theirs } from '../mcp/index.js';
import { Team } from './team.service.js';

/** The agents' door to the team's state. */
@Injectable()
export class TeamTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly resources: ResourceTable,
    private readonly team: Team,
  ) {}

  onModuleInit(): void {
    this.table.offer(TEAM_TOOL, {
      state: async (call, { limit }) => ({
        data: asData(await this.team.state(call.actor, limit)),
      }),
    });
    this.resources.offer({
      uri: 'covibe://team',
      name: 'team',
      title: 'The team right now',
      description:
        'Active, blocked, planned and recently finished work, sessions, blockers, decisions and contexts.',
      read: async (actor) => asData(await this.team.state(actor)),
    });
  }
}

/** Every entry somebody else wrote says so. */
function asData({ at, task_counts, ...lists }: StateReply): object {
  const marked = Object.entries(lists).map(([name, entries]) => [name, entries.map(theirs)]);
  return { at, task_counts, ...(Object.fromEntries(marked) as object) };
}
