import { Type } from 'class-transformer';
import {
  IsArray,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import { IsMoment } from '../kernel/moment.dto.js';
import { CURSOR_MAX, ID_MAX } from '../mcp/mcp.values.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import {
  ACTIVITY_KINDS,
  EXPORT_FORMATS,
  type ActivityKind,
  type ExportFormat,
} from './activity.values.js';

export class ActivitySubject {
  @IsString() type: string;
  @IsString() id: string;
  @OrNull() @IsString() title: string | null;
}

export class ActivityEntry {
  @IsString() id: string;
  @IsString() type: string;
  @IsISO8601() occurred_at: string;
  @OrNull()
  @ValidateNested()
  @Type(() => PersonReply)
  actor: PersonReply | null;
  @IsIn(['session', 'agent', 'system']) via: 'session' | 'agent' | 'system';
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @OrNull()
  @ValidateNested()
  @Type(() => ActivitySubject)
  subject: ActivitySubject | null;
  @OrNull() @IsString() repo: string | null;
  /** Result of a completion, reason of a cancellation, or what else the event says in words. */
  @OrNull() @IsString() summary: string | null;
}

export class ActivityReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ActivityEntry) entries: ActivityEntry[];
  @OrNull() @IsString() next_cursor: string | null;
}

export class ActivityFilter {
  @IsOptional() @IsString() @MaxLength(ID_MAX) person?: string;
  @IsOptional() @IsIn([...AGENT_TYPES]) agent?: AgentType;
  @IsOptional() @IsString() @MaxLength(100) repo?: string;
  @IsOptional() @IsIn([...ACTIVITY_KINDS]) kind?: ActivityKind;
  @IsOptional() @IsMoment() from?: string;
  @IsOptional() @IsMoment() to?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MAX_PAGE_SIZE) limit?: number;
  @IsOptional() @IsString() @MaxLength(CURSOR_MAX) cursor?: string;
}

export class ActivityExport extends ActivityFilter {
  @IsIn([...EXPORT_FORMATS]) format: ExportFormat;
}
