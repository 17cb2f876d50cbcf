import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { Field } from '../mcp/fields.dto.js';
import { ID_MAX } from '../mcp/mcp.values.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import {
  CHECKED_PATHS_MAX,
  CLAIM_GLOBS_MAX,
  CLAIM_MODES,
  CLAIM_STATUSES,
  LEASE_MINUTES_MAX,
  WAIT_MINUTES_MAX,
  type ClaimMode,
  type ClaimStatus,
} from './claims.values.js';

/** What is claimed: paths and globs of a repository, or a named area of it. */
export class ClaimWork {
  @Field.repo({ required: true }) repo: string;
  @Field.globs(CLAIM_GLOBS_MAX) globs?: string[];
  @Field.area() area?: string;
  @Field.word(
    CLAIM_MODES,
    'exclusive (nobody else) or shared (others may share); exclusive when left out.',
  )
  mode?: ClaimMode;
  @Field.minutesUpTo('Minutes the lease lasts, 30 when left out.', LEASE_MINUTES_MAX)
  minutes?: number;
  @Field.text('Why you need it, for those who meet it.') reason?: string;
  @Field.id('The task (task_…) it is for: finishing it releases the claim.', { required: false })
  task_id?: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class RenewClaim {
  @Field.id('Your claim (claim_…).') claim_id: string;
  @Field.minutesUpTo('Minutes from now, as many as before when left out.', LEASE_MINUTES_MAX)
  minutes?: number;
  @Field.key() idempotency_key?: string;
}

export class ReleaseClaim {
  @Field.id('Your claim (claim_…), or your place in a queue (wait_…).') claim_id: string;
  @Field.key() idempotency_key?: string;
}

/** Takes a place in the queue for something that is claimed. */
export class WaitForClaim extends ClaimWork {
  @Field.minutesUpTo('Minutes you would wait, 60 when left out.', WAIT_MINUTES_MAX)
  wait_minutes?: number;
}

export class ClaimReply {
  @IsString() id: string;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @OrNull() @IsString() session_id: string | null;
  @OrNull() @IsString() task_id: string | null;
  @IsString() repo: string;
  @IsArray() @IsString({ each: true }) globs: string[];
  @OrNull() @IsString() area: string | null;
  @IsIn(CLAIM_MODES) mode: ClaimMode;
  @OrNull() @IsString() reason: string | null;
  @IsIn(CLAIM_STATUSES) status: ClaimStatus;
  @IsISO8601() granted_at: string;
  @IsISO8601() lease_until: string;
  /** How many wait for it. */
  @IsInt() @Min(0) waiting: number;
}

/** Somebody else's claim in the way, with what of it is in the way. */
export class ClaimConflict {
  @ValidateNested() @Type(() => ClaimReply) claim: ClaimReply;
  @IsInt() @Min(0) seconds_left: number;
  @IsArray() @IsString({ each: true }) overlaps: string[];
}

export class WaitReply {
  @IsString() id: string;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsString() repo: string;
  @IsArray() @IsString({ each: true }) globs: string[];
  @OrNull() @IsString() area: string | null;
  @IsIn(CLAIM_MODES) mode: ClaimMode;
  /** 1 is next. */
  @IsInt() @Min(1) place: number;
  @IsISO8601() asked_at: string;
  @IsISO8601() expires_at: string;
  /** When it was told that the way is free; it must claim before others get their turn. */
  @OrNull() @IsISO8601() free_since: string | null;
}

/** A path that many wanted at once lately. */
export class HotPath {
  @IsString() repo: string;
  @IsString() path: string;
  @IsInt() @Min(1) conflicts: number;
  @IsString() advice: string;
}

export class ClaimOutcomeReply {
  @OrNull()
  @ValidateNested()
  @Type(() => ClaimReply)
  claim: ClaimReply | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ClaimConflict) conflicts: ClaimConflict[];
  @OrNull()
  @ValidateNested()
  @Type(() => WaitReply)
  wait: WaitReply | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => HotPath) hot_paths: HotPath[];
}

/** What the companion asks before an edit. */
export class CheckClaims {
  @Field.repo({ required: true }) repo: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CHECKED_PATHS_MAX)
  @Field.pathList()
  paths: string[];
  @IsOptional() @IsString() @Length(1, ID_MAX) session_id?: string;
  /** The host's own id, where the caller does not know the session's. */
  @IsOptional() @IsString() @Length(1, 200) host_session_id?: string;
}

export class PathConflict {
  @IsString() path: string;
  @IsString() claim_id: string;
  @IsString() owner: string;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsIn(CLAIM_MODES) mode: ClaimMode;
  @OrNull() @IsString() reason: string | null;
  @IsInt() @Min(0) seconds_left: number;
}

export class CheckClaimsReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PathConflict) conflicts: PathConflict[];
}

/** Live claims of the workspace, for Coordination. */
export class ClaimsReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ClaimReply) claims: ClaimReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => WaitReply) waits: WaitReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => HotPath) hot_paths: HotPath[];
}
