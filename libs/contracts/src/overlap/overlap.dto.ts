import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import { Field } from '../mcp/fields.dto.js';
import { IsVisible } from '../kernel/visible.dto.js';
import { CURSOR_MAX, ID_MAX } from '../mcp/mcp.values.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import {
  TASK_ACTIONS,
  TASK_STATUSES,
  type TaskAction,
  type TaskStatus,
} from '../tasks/tasks.values.js';
import { MatchReply } from './checks.dto.js';
import {
  CANDIDATES_MAX,
  CONFIRM_REASON_MAX,
  CONFIRM_REASON_MIN,
  VERDICTS,
  WARNING_DECISIONS,
  WARNING_STATUSES,
  type Verdict,
  type WarningDecision,
  type WarningStatus,
} from './overlap.values.js';

export class CandidateVerdict {
  @Field.id('The candidate: task_…, stream_… or chk_…, as the check named it.') id: string;
  @Field.word(VERDICTS, 'Whether it is the same work as yours.', { required: true })
  verdict: Verdict;
  @IsString()
  @Length(3, CONFIRM_REASON_MAX)
  @IsVisible()
  @JSONSchema({ description: 'Why you think so, in a sentence.' })
  reason: string;
}

/** Stage two: the agent that asked reads both texts and says whether they are the same work. */
export class GiveVerdict {
  @Field.id('The check (chk_…) whose candidates you judge.') check_id: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CANDIDATES_MAX)
  @ValidateNested({ each: true })
  @Type(() => CandidateVerdict)
  @JSONSchema({ description: 'One entry for each candidate.' })
  verdicts: CandidateVerdict[];
  @Field.confirmReason() confirm_reason?: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class GivenVerdict {
  @IsString() id: string;
  @IsIn(VERDICTS) verdict: Verdict;
  @IsString() reason: string;
  /** Whether the reader's own agents said so: what was said of the same pair before counts as well. */
  @IsBoolean() is_mine: boolean;
  @IsString() by: string;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsISO8601() at: string;
}

export class VerdictReply {
  @IsString() check_id: string;
  @IsString() warning_id: string;
  /** Whether the checked work may now be planned or started. */
  @IsBoolean() may_start: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => GivenVerdict) verdicts: GivenVerdict[];
  /** Candidates nobody has judged yet. */
  @IsArray() @IsString({ each: true }) remaining: string[];
  /** Those found to be the same work: join them, hand over, or bring a human's reason. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => MatchReply) same: MatchReply[];
}

/** One side of an overlap, as far as it may be shown. */
export class OverlapSide {
  /** Nothing while the work was only checked. */
  @OrNull() @IsString() id: string | null;
  @IsIn(['task', 'workstream']) type: 'task' | 'workstream';
  @IsString() title: string;
  @OrNull() @IsString() description: string | null;
  @OrNull() @IsString() scope: string | null;
  @OrNull() @IsIn(TASK_ACTIONS) action: TaskAction | null;
  @OrNull() @IsString() component: string | null;
  @OrNull() @IsString() repo: string | null;
  @OrNull() @IsString() branch: string | null;
  @IsArray() @IsString({ each: true }) paths: string[];
  @OrNull() @IsIn(TASK_STATUSES) status: TaskStatus | null;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
}

export class RecordedVerdict {
  @IsIn(VERDICTS) verdict: Verdict;
  @IsString() reason: string;
  @ValidateNested() @Type(() => PersonReply) by: PersonReply;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsISO8601() at: string;
}

export class OverlapPair {
  @ValidateNested() @Type(() => MatchReply) match: MatchReply;
  @ValidateNested() @Type(() => OverlapSide) other: OverlapSide;
  /** Whether this likeness stopped the work. */
  @IsBoolean() escalated: boolean;
  @OrNull()
  @ValidateNested()
  @Type(() => RecordedVerdict)
  verdict: RecordedVerdict | null;
}

export class OverlapWarningReply {
  @IsString() id: string;
  @IsString() check_id: string;
  @IsIn(WARNING_STATUSES) status: WarningStatus;
  @IsISO8601() created_at: string;
  /** What was about to be done. */
  @ValidateNested() @Type(() => OverlapSide) subject: OverlapSide;
  @IsBoolean() is_mine: boolean;
  /** Whether the reader may decide it: its owner and admins may. */
  @IsBoolean() may_decide: boolean;
  @IsNumber() @Min(0) @Max(1) score: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => OverlapPair) pairs: OverlapPair[];
  @OrNull() @IsString() confirm_reason: string | null;
  @OrNull()
  @ValidateNested()
  @Type(() => PersonReply)
  decided_by: PersonReply | null;
  @OrNull() @IsISO8601() decided_at: string | null;
}

export class OverlapWarningFilter {
  /** Comma-separated statuses; `open,confirmed` when left out. */
  @IsOptional() @IsString() @MaxLength(80) status?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MAX_PAGE_SIZE) limit?: number;
  @IsOptional() @IsString() @MaxLength(CURSOR_MAX) cursor?: string;
}

export class OverlapWarningsReply {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => OverlapWarningReply)
  warnings: OverlapWarningReply[];
  /** How many wait for a decision in the whole workspace. */
  @IsInt() @Min(0) open_count: number;
  @OrNull() @IsString() next_cursor: string | null;
}

/** A person's decision on Coordination. `confirm` needs the reason; `join` names the other work. */
export class DecideWarning {
  @IsIn(WARNING_DECISIONS) decision: WarningDecision;
  @IsOptional()
  @IsString()
  @Length(CONFIRM_REASON_MIN, CONFIRM_REASON_MAX)
  @IsVisible()
  reason?: string;
  @IsOptional() @IsString() @Length(1, ID_MAX) candidate_id?: string;
}
