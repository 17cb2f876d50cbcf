import type { AuditCluster, StateReply } from '@covibe/contracts';
import { TEAM_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audits } from '../audits/index.js';
import { ResourceTable, ToolTable, theirs } from '../mcp/index.js';
import { Team } from './team.service.js';

/** The agents' door to the team's state. */
@Injectable()
export class TeamTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly resources: ResourceTable,
    private readonly team: Team,
    private readonly audits: Audits,
  ) {}

  onModuleInit(): void {
    this.table.offer(TEAM_TOOL, {
      state: async (call, { limit }) => ({
        data: asData(await this.team.state(call.actor, limit)),
      }),
      audit: async (call, input) => {
        const audit = await this.audits.run(call.actor, call, input);
        return { data: { audit: { ...audit, clusters: audit.clusters.map(ofMany) } } };
      },
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
function asData({ at, task_counts, audit_conflicts, ...lists }: StateReply): object {
  const marked = Object.entries(lists).map(([name, entries]) => [name, entries.map(theirs)]);
  return {
    at,
    task_counts,
    ...(Object.fromEntries(marked) as object),
    audit_conflicts: audit_conflicts.map(ofMany),
  };
}

/** A conflict holds the words of several people. */
function ofMany(cluster: AuditCluster): object {
  return { ...cluster, untrusted: true };
}
