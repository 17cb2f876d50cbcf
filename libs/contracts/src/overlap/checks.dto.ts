import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsNumber,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import {
  MATCH_STATUSES,
  SUPPRESSIONS,
  type MatchStatus,
  type Suppression,
} from './overlap.values.js';

/** One thing the likeness was read from, such as shared rare words or shared paths. */
export class SignalReply {
  @IsString() name: string;
  @IsNumber() value: number;
}

/** Work that looks like what was checked. */
export class MatchReply {
  @IsString() id: string;
  @IsIn(['task', 'workstream']) type: 'task' | 'workstream';
  @IsString() title: string;
  @OrNull() @IsString() scope: string | null;
  @IsString() owner: string;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsIn(MATCH_STATUSES) status: MatchStatus;
  @OrNull() @IsString() repo: string | null;
  @IsNumber() @Min(0) @Max(1) score: number;
  @IsArray() @IsString({ each: true }) reasons: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => SignalReply) signals: SignalReply[];
  /** Why it does not stop anybody although it is as like as one that would. */
  @OrNull() @IsIn(SUPPRESSIONS) suppressed_by: Suppression | null;
  @IsISO8601() created_at: string;
  @IsISO8601() updated_at: string;
}

export class CheckReply {
  @IsString() check_id: string;
  /** The record of what was found; nothing where nothing was like it. */
  @OrNull() @IsString() warning_id: string | null;
  @IsISO8601() valid_until: string;
  @IsBoolean() requires_verdict: boolean;
  /** The search could not finish in time: nothing is known, and nothing stops. */
  @IsBoolean() skipped: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => MatchReply) matches: MatchReply[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => MatchReply) candidates: MatchReply[];
}
