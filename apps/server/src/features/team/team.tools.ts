import type { AuditCluster, StateReply } from '@covibe/contracts';
import { TEAM_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audits } from '../audits/index.js';
import { ResourceTable, ToolTable, theirs } from '../mcp/index.js';
import { noteForAgents } from '../notes/index.js';
import { taskForAgents } from '../tasks/index.js';
import { workstreamForAgents } from '../workstreams/index.js';
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
function asData(state: StateReply): object {
  return {
    ...state,
    workstreams: state.workstreams.map(workstreamForAgents),
    active: state.active.map(taskForAgents),
    blocked: state.blocked.map(taskForAgents),
    planned: state.planned.map(taskForAgents),
    recently_done: state.recently_done.map(taskForAgents),
    sessions: state.sessions.map(theirs),
    stale_sessions: state.stale_sessions.map(theirs),
    blockers: state.blockers.map(noteForAgents),
    decisions: state.decisions.map(noteForAgents),
    contexts: state.contexts.map(theirs),
    audit_conflicts: state.audit_conflicts.map(ofMany),
  };
}

/** A conflict holds the words of several people. */
function ofMany(cluster: AuditCluster): object {
  return { ...cluster, untrusted: true };
}
