import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsISO8601,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { Field } from '../mcp/fields.dto.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import { TASK_STATUSES, type TaskStatus } from '../tasks/tasks.values.js';

export class AuditTeam {
  @Field.repo() repo?: string;
}

export class AuditedWork {
  @IsString() id: string;
  @IsIn(['task', 'workstream']) type: 'task' | 'workstream';
  @IsString() title: string;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsIn(TASK_STATUSES) status: TaskStatus;
  @OrNull() @IsString() repo: string | null;
  @IsISO8601() updated_at: string;
}

export class AuditedPair {
  @IsString() a: string;
  @IsString() b: string;
  @IsNumber() @Min(0) @Max(1) score: number;
  @IsArray() @IsString({ each: true }) reasons: string[];
}

/** Pieces of work that are likely the same, linked by their pairs. */
export class AuditCluster {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuditedWork) work: AuditedWork[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuditedPair) pairs: AuditedPair[];
  @IsNumber() @Min(0) @Max(1) score: number;
}

export class AuditReply {
  @IsString() id: string;
  @IsISO8601() at: string;
  @OrNull()
  @ValidateNested()
  @Type(() => PersonReply)
  by: PersonReply | null;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  /** How many pieces of work were compared. */
  @IsInt() @Min(0) compared: number;
  /** Conflicts that still stand, worst first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuditCluster) clusters: AuditCluster[];
  /** Conflicts found then whose sides are all finished by now. */
  @IsInt() @Min(0) settled: number;
}

export class LatestAuditReply {
  @IsDefined()
  @OrNull()
  @ValidateNested()
  @Type(() => AuditReply)
  audit: AuditReply | null;
}
