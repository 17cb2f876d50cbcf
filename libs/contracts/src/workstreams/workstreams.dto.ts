import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { Field } from '../mcp/fields.dto.js';
import { IsVisible } from '../kernel/visible.dto.js';
import { MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import { CURSOR_MAX, ID_MAX } from '../mcp/mcp.values.js';
import { CheckReply } from '../overlap/checks.dto.js';
import { PersonReply, TaskEventReply } from '../tasks/tasks.dto.js';
import {
  PRIORITIES,
  REASON_MAX,
  REASON_MIN,
  TASK_STATUSES,
  type Priority,
  type TaskStatus,
} from '../tasks/tasks.values.js';

export class CheckWorkstream {
  @Field.title() title: string;
  @Field.text('What the workstream is for.') description?: string;
  @Field.scope() scope?: string;
  @Field.repo() repo?: string;
}

export class PlanWorkstream extends CheckWorkstream {
  @Field.word(PRIORITIES, 'How urgent it is.') priority?: Priority;
  @Field.time('When it is meant to start (ISO 8601).') planned_start?: string;
  @Field.id('The check (chk_…) that came before.', { required: false }) check_id?: string;
  @Field.confirmReason() confirm_reason?: string;
  @Field.key() idempotency_key?: string;
}

export class StartWorkstream extends PlanWorkstream {}

/** What may be changed of a workstream that is not finished. */
export class EditWorkstreamInConsole {
  /** What may be emptied again: null unsets it. */
  static readonly clearable = ['description', 'scope', 'repo', 'planned_start'];
  @Field.title({ required: false }) title?: string;
  @Field.text('What the workstream is for.') description?: string;
  @Field.scope() scope?: string;
  @Field.repo() repo?: string;
  @Field.word(PRIORITIES, 'How urgent it is.') priority?: Priority;
  @Field.time('When it is meant to start (ISO 8601).') planned_start?: string;
  @Field.key() idempotency_key?: string;
}

export class UpdateWorkstream extends EditWorkstreamInConsole {
  @Field.id('The workstream (stream_…).') workstream_id: string;
}

export class StartPlannedWorkstream {
  @Field.id('The planned workstream (stream_…).') workstream_id: string;
  @Field.id('The check (chk_…) that came before.', { required: false }) check_id?: string;
  @Field.confirmReason() confirm_reason?: string;
  @Field.key() idempotency_key?: string;
}

export class CompleteWorkstream {
  @Field.id('The workstream (stream_…).') workstream_id: string;
  @Field.text('What came of it.') result_summary?: string;
  @Field.key() idempotency_key?: string;
}

export class CancelWorkstream {
  @Field.id('The workstream (stream_…).') workstream_id: string;
  @Field.text('Why it will not be done.', { required: true }) reason: string;
  @Field.key() idempotency_key?: string;
}

export class LinkedTask {
  @IsString() id: string;
  @IsString() title: string;
  @IsIn(TASK_STATUSES) status: TaskStatus;
}

export class TaskCounts {
  @IsInt() @Min(0) planned: number;
  @IsInt() @Min(0) active: number;
  @IsInt() @Min(0) blocked: number;
  @IsInt() @Min(0) done: number;
  @IsInt() @Min(0) cancelled: number;
}

export class WorkstreamReply {
  @IsString() id: string;
  @IsString() title: string;
  @OrNull() @IsString() description: string | null;
  @OrNull() @IsString() scope: string | null;
  @OrNull() @IsString() repo: string | null;
  @IsIn(TASK_STATUSES) status: TaskStatus;
  @IsIn(PRIORITIES) priority: Priority;
  /** Made by the server for tasks that named none: a container, never compared as work. */
  @IsBoolean() auto_created: boolean;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @ValidateNested() @Type(() => TaskCounts) task_counts: TaskCounts;
  @IsArray() @ValidateNested({ each: true }) @Type(() => LinkedTask) recent_tasks: LinkedTask[];
  @OrNull() @IsISO8601() planned_start: string | null;
  @OrNull() @IsString() cancel_reason: string | null;
  @OrNull() @IsString() result_summary: string | null;
  @IsISO8601() created_at: string;
  @IsISO8601() updated_at: string;
  @OrNull() @IsISO8601() started_at: string | null;
  @OrNull() @IsISO8601() finished_at: string | null;
}

export class WorkstreamsReply {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WorkstreamReply)
  workstreams: WorkstreamReply[];
  @OrNull() @IsString() next_cursor: string | null;
}

export class WorkstreamHistoryReply {
  @ValidateNested() @Type(() => WorkstreamReply) workstream: WorkstreamReply;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskEventReply) events: TaskEventReply[];
}

export class PlanWorkstreamInConsole extends PlanWorkstream {
  @IsOptional() @IsBoolean() confirm?: boolean;
}

export class PlannedWorkstreamReply {
  @IsIn(['ok', 'warning']) status: 'ok' | 'warning';
  @OrNull()
  @ValidateNested()
  @Type(() => WorkstreamReply)
  workstream: WorkstreamReply | null;
  @ValidateNested() @Type(() => CheckReply) check: CheckReply;
}

export class WorkstreamFilter {
  @IsOptional() @IsString() @MaxLength(60) status?: string;
  @IsOptional() @IsString() @MaxLength(ID_MAX) owner?: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MAX_PAGE_SIZE) limit?: number;
  @IsOptional() @IsString() @MaxLength(CURSOR_MAX) cursor?: string;
}

export class CancelWorkstreamInConsole {
  @IsString() @Length(REASON_MIN, REASON_MAX) @IsVisible() reason: string;
}
