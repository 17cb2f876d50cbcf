import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { HANDLE_MAX } from '../kernel/place.values.js';
import { ID_MAX } from '../mcp/mcp.values.js';
import {
  PAXEL_ENDINGS,
  PAXEL_ERROR_MAX,
  PAXEL_PROJECT_MAX,
  PAXEL_REQUESTERS,
  PAXEL_RUN_TYPES,
  PAXEL_SAID_URL_MAX,
  PAXEL_STATUSES,
  PAXEL_TOKEN_MAX,
  type PaxelEnding,
  type PaxelRequester,
  type PaxelRunType,
  type PaxelStatus,
} from './paxel.values.js';

/** How a run is to be made; the words go to the tool as they stand, so they are narrow. */
export class PaxelOptions {
  @IsOptional() @IsIn(PAXEL_RUN_TYPES) run_type?: PaxelRunType;
  @IsOptional()
  @IsString()
  @Length(1, PAXEL_PROJECT_MAX)
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N} ._/@-]*$/u)
  project?: string;
  /** A day, as `YYYY-MM-DD`. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) @IsISO8601({ strict: true }) since?: string;
  @IsOptional() @IsBoolean() no_repo?: boolean;
  @IsOptional() @IsBoolean() no_sentry?: boolean;
}

export class RequestPaxel extends PaxelOptions {
  @IsIn(['request']) action: 'request';
}
export class CancelPaxel {
  @IsIn(['cancel']) action: 'cancel';
  @IsString() @Length(1, ID_MAX) run_id: string;
}
/** Admins only. */
export class EnablePaxel {
  @IsIn(['set_enabled']) action: 'set_enabled';
  @IsBoolean() enabled: boolean;
}
export class SharePaxel {
  @IsIn(['set_visibility']) action: 'set_visibility';
  @IsString() @Length(1, ID_MAX) run_id: string;
  @IsBoolean() tenant_visible: boolean;
}
export type PaxelAction = RequestPaxel | CancelPaxel | EnablePaxel | SharePaxel;

export class PaxelRunReply {
  @IsString() id: string;
  @IsIn(PAXEL_RUN_TYPES) run_type: PaxelRunType;
  @ValidateIf((_, value) => value !== null) @IsString() project: string | null;
  @ValidateIf((_, value) => value !== null) @IsString() since: string | null;
  @IsBoolean() no_repo: boolean;
  @IsBoolean() no_sentry: boolean;
  @IsIn(PAXEL_STATUSES) status: PaxelStatus;
  @IsBoolean() tenant_visible: boolean;
  @IsIn(PAXEL_REQUESTERS) requested_by: PaxelRequester;
  @ValidateIf((_, value) => value !== null) @IsString() report_url: string | null;
  @ValidateIf((_, value) => value !== null) @IsString() report_token: string | null;
  @ValidateIf((_, value) => value !== null) @IsString() error: string | null;
  @IsISO8601() requested_at: string;
  @ValidateIf((_, value) => value !== null) @IsISO8601() started_at: string | null;
  @ValidateIf((_, value) => value !== null) @IsISO8601() completed_at: string | null;
}

export class PaxelOverviewFilter {
  /** Whose runs; the reader's own when left out. */
  @IsOptional() @IsString() @MaxLength(HANDLE_MAX) developer?: string;
}

export class PaxelOverviewReply {
  @IsBoolean() enabled: boolean;
  @IsBoolean() is_mine: boolean;
  @IsBoolean() may_set_enabled: boolean;
  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => PaxelRunReply)
  active: PaxelRunReply | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PaxelRunReply) runs: PaxelRunReply[];
  @IsInt() @Min(250) pollIntervalMs: number;
}

export class PaxelActionReply {
  @IsBoolean() enabled: boolean;
  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => PaxelRunReply)
  run: PaxelRunReply | null;
}

/** The companion takes the oldest waiting run; `create` makes one when none waits. */
export class ClaimPaxel extends PaxelOptions {
  @IsIn(['claim']) operation: 'claim';
  @IsOptional() @IsBoolean() create?: boolean;
}

export class CompletePaxel {
  @IsIn(['complete']) operation: 'complete';
  @IsString() @Length(1, ID_MAX) run_id: string;
  @IsIn(PAXEL_ENDINGS) status: PaxelEnding;
  @IsOptional() @IsString() @MaxLength(PAXEL_SAID_URL_MAX) report_url?: string;
  @IsOptional() @IsString() @MaxLength(PAXEL_TOKEN_MAX) report_token?: string;
  /** Exit code and container id, never output. */
  @IsOptional()
  @Matches(/^exit:-?\d{1,10}( container:[0-9a-f]{12,64})?$/)
  output_reference?: string;
  @IsOptional() @IsString() @MaxLength(PAXEL_ERROR_MAX) error?: string;
}
export type PaxelRunnerCall = ClaimPaxel | CompletePaxel;

export class PaxelRunnerReply {
  @IsDefined()
  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => PaxelRunReply)
  run: PaxelRunReply | null;
  /** Flags of the caller that the stored options of a waiting run overruled. */
  @IsArray() @IsString({ each: true }) ignored: string[];
}
