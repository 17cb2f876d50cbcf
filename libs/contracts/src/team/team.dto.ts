import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsISO8601,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import { AgentSessionReply, ContextReply } from '../agent-sessions/agent-sessions.dto.js';
import { AuditCluster } from '../audits/audits.dto.js';
import { Field } from '../mcp/fields.dto.js';
import { NoteReply } from '../notes/notes.dto.js';
import { TaskReply } from '../tasks/tasks.dto.js';
import { TaskCounts, WorkstreamReply } from '../workstreams/workstreams.dto.js';

export class TeamState {
  @Field.limit() limit?: number;
}

/** The same of the console: a query string, so the number arrives as text. */
export class StateFilter {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MAX_PAGE_SIZE) limit?: number;
}

/** The team at a glance: bounded however long the history is. */
export class StateReply {
  @IsISO8601() at: string;
  @IsDefined() @ValidateNested() @Type(() => TaskCounts) task_counts: TaskCounts;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WorkstreamReply)
  workstreams: WorkstreamReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskReply) active: TaskReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskReply) blocked: TaskReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskReply) planned: TaskReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskReply) recently_done: TaskReply[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AgentSessionReply)
  sessions: AgentSessionReply[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AgentSessionReply)
  stale_sessions: AgentSessionReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => NoteReply) blockers: NoteReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => NoteReply) decisions: NoteReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ContextReply) contexts: ContextReply[];
  /** What the latest audit found that is not settled yet. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AuditCluster)
  audit_conflicts: AuditCluster[];
}
