import type { StateReply } from '@covibe/contracts';
import { TEAM_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ToolTable, theirs } from '../mcp/index.js';
import { Team } from './team.service.js';

/** The agents' door to the team's state. */
@Injectable()
export class TeamTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly team: Team,
  ) {}

  onModuleInit(): void {
    this.table.offer(TEAM_TOOL, {
      state: async (call, { limit }) => ({
        data: asData(await this.team.state(call.actor, limit)),
      }),
    });
  }
}

/** Every entry somebody else wrote says so. */
function asData({ at, task_counts, ...lists }: StateReply): object {
  const marked = Object.entries(lists).map(([name, entries]) => [name, entries.map(theirs)]);
  return { at, task_counts, ...Object.fromEntries(marked) };
}
