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
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { Field } from '../mcp/fields.dto.js';
import { IsVisible } from '../kernel/visible.dto.js';
import { CheckReply } from '../overlap/checks.dto.js';
import { CURSOR_MAX, ID_MAX } from '../mcp/mcp.values.js';
import { MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import {
  PRIORITIES,
  REASON_MAX,
  REASON_MIN,
  TASK_ACTIONS,
  TASK_STATUSES,
  type Priority,
  type TaskAction,
  type TaskStatus,
} from './tasks.values.js';

/** What a piece of work is about: the text that is compared with everybody else's. */
export class TaskDraft {
  @Field.title() title: string;
  @Field.text('What is to be done and why.') description?: string;
  @Field.scope() scope?: string;
  @Field.action(TASK_ACTIONS) action?: TaskAction;
  @Field.component() component?: string;
  @Field.repo() repo?: string;
  @Field.branch() branch?: string;
  @Field.paths() paths?: string[];
}

export class CheckTask extends TaskDraft {
  @Field.session() session_id?: string;
}

export class PlanTask extends TaskDraft {
  @Field.id('Workstream (stream_…) it belongs to; the best match or a new one when left out.', {
    required: false,
  })
  workstream_id?: string;
  @Field.word(PRIORITIES, 'How urgent it is.') priority?: Priority;
  @Field.time('When the work is meant to start (ISO 8601).') planned_start?: string;
  @Field.minutes('Estimated minutes of work.') estimate_minutes?: number;
  @Field.id('The check (chk_…) that came before.', { required: false }) check_id?: string;
  @Field.confirmReason() confirm_reason?: string;
  @Field.key() idempotency_key?: string;
}

export class StartTask extends PlanTask {
  @Field.session() session_id?: string;
}

/** What may be changed of a task that is not finished. */
export class EditTaskInConsole {
  /** What may be emptied again: null unsets it. */
  static readonly clearable = [
    'description',
    'scope',
    'action',
    'component',
    'repo',
    'branch',
    'planned_start',
    'estimate_minutes',
  ];
  @Field.title({ required: false }) title?: string;
  @Field.text('What is to be done and why.') description?: string;
  @Field.scope() scope?: string;
  @Field.action(TASK_ACTIONS) action?: TaskAction;
  @Field.component() component?: string;
  @Field.repo() repo?: string;
  @Field.branch() branch?: string;
  @Field.paths() paths?: string[];
  @Field.id('Another workstream (stream_…) for it.', { required: false }) workstream_id?: string;
  @Field.word(PRIORITIES, 'How urgent it is.') priority?: Priority;
  @Field.time('When the work is meant to start (ISO 8601).') planned_start?: string;
  @Field.minutes('Estimated minutes of work.') estimate_minutes?: number;
  @Field.key() idempotency_key?: string;
}

export class UpdateTask extends EditTaskInConsole {
  @Field.id('The task (task_…).') task_id: string;
}

export class StartPlannedTask {
  @Field.id('The planned task (task_…).') task_id: string;
  @Field.id('The check (chk_…) that came before.', { required: false }) check_id?: string;
  @Field.confirmReason() confirm_reason?: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class BlockTask {
  @Field.id('The task (task_…).') task_id: string;
  @Field.text('What it waits for and who can help.', { required: true }) reason: string;
  @Field.key() idempotency_key?: string;
}

export class UnblockTask {
  @Field.id('The task (task_…).') task_id: string;
  @Field.key() idempotency_key?: string;
}

export class CompleteTask {
  @Field.id('The task (task_…).') task_id: string;
  @Field.text('What came of it: result, decisions, follow-ups. No code, no transcript.')
  result_summary?: string;
  @Field.paths('Repo-relative paths that were changed.') paths?: string[];
  @Field.key() idempotency_key?: string;
}

export class CancelTask {
  @Field.id('The task (task_…).') task_id: string;
  @Field.text('Why it will not be done.', { required: true }) reason: string;
  @Field.key() idempotency_key?: string;
}

/** Somebody as work shows them; a private teammate has no id and no handle of their own. */
export class PersonReply {
  @OrNull() @IsString() id: string | null;
  @IsString() handle: string;
  @IsString() name: string;
  @OrNull() @IsString() avatar_url: string | null;
}

export class WorkstreamLink {
  @IsString() id: string;
  @IsString() title: string;
}

export class TaskReply {
  @IsString() id: string;
  @IsString() title: string;
  @OrNull() @IsString() description: string | null;
  @OrNull() @IsString() scope: string | null;
  @OrNull() @IsIn(TASK_ACTIONS) action: TaskAction | null;
  @OrNull() @IsString() component: string | null;
  @OrNull() @IsString() repo: string | null;
  @OrNull() @IsString() branch: string | null;
  @IsArray() @IsString({ each: true }) paths: string[];
  @ValidateNested() @Type(() => WorkstreamLink) workstream: WorkstreamLink;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsIn(TASK_STATUSES) status: TaskStatus;
  @IsIn(PRIORITIES) priority: Priority;
  @OrNull() @IsISO8601() planned_start: string | null;
  @OrNull() @IsInt() estimate_minutes: number | null;
  @OrNull() @IsString() blocked_reason: string | null;
  @OrNull() @IsString() cancel_reason: string | null;
  @OrNull() @IsString() result_summary: string | null;
  @IsISO8601() created_at: string;
  @IsISO8601() updated_at: string;
  @OrNull() @IsISO8601() started_at: string | null;
  @OrNull() @IsISO8601() finished_at: string | null;
}

export class TasksReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskReply) tasks: TaskReply[];
  @OrNull() @IsString() next_cursor: string | null;
}

export class TaskEventReply {
  @IsString() id: string;
  @IsString() type: string;
  @IsISO8601() occurred_at: string;
  @OrNull()
  @ValidateNested()
  @Type(() => PersonReply)
  actor: PersonReply | null;
  @IsIn(['session', 'agent', 'system']) via: 'session' | 'agent' | 'system';
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @OrNull() @IsString() summary: string | null;
}

export class TaskHistoryReply {
  @ValidateNested() @Type(() => TaskReply) task: TaskReply;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TaskEventReply) events: TaskEventReply[];
}

/** Planning from the console: a warning creates nothing until it is repeated with `confirm`. */
export class PlanTaskInConsole extends PlanTask {
  @IsOptional() @IsBoolean() confirm?: boolean;
}

export class PlannedReply {
  @IsIn(['ok', 'warning']) status: 'ok' | 'warning';
  @OrNull()
  @ValidateNested()
  @Type(() => TaskReply)
  task: TaskReply | null;
  @ValidateNested() @Type(() => CheckReply) check: CheckReply;
}

export class TaskFilter {
  /** Comma-separated statuses; open ones when left out. */
  @IsOptional() @IsString() @MaxLength(60) status?: string;
  @IsOptional() @IsString() @MaxLength(ID_MAX) workstream?: string;
  @IsOptional() @IsString() @MaxLength(ID_MAX) owner?: string;
  @IsOptional() @IsString() @MaxLength(100) repo?: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MAX_PAGE_SIZE) limit?: number;
  @IsOptional() @IsString() @MaxLength(CURSOR_MAX) cursor?: string;
}

export class CancelInConsole {
  @IsString() @Length(REASON_MIN, REASON_MAX) @IsVisible() reason: string;
}

export class ReassignTask {
  @IsString() @Length(1, ID_MAX) developer_id: string;
}
