import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { CheckClaimsReply } from '../claims/claims.dto.js';
import { IsMoment } from '../kernel/moment.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { Field } from '../mcp/fields.dto.js';
import { KEY_MAX } from '../mcp/mcp.values.js';
import {
  GUARD_MODES,
  HOOK_BATCH_MAX,
  HOOK_EVENTS,
  HOOK_PATHS_MAX,
  REPORT_REFUSALS,
  type GuardMode,
  type HookEvent,
  type ReportRefusal,
} from './hooks.values.js';

/** One thing a host's hook saw: names and repo-relative paths, never content. */
export class HookReport {
  @IsIn(HOOK_EVENTS) event: HookEvent;
  /** The host's own id of the conversation: hook and agent share one session by it. */
  @IsString() @Length(1, 200) host_session_id: string;
  @IsOptional() @IsIn(AGENT_TYPES) agent_type?: AgentType;
  @Field.repo() repo?: string;
  @Field.branch() branch?: string;
  /** Relative to `repo`, without which they would mean nothing. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(HOOK_PATHS_MAX)
  @Field.pathList()
  paths?: string[];
  /** Why a session ended, in the host's own word. */
  @IsOptional() @IsString() @Length(1, 40) reason?: string;
}

/** A report that waits for its answer, because the agent is to be told something. */
export class HookCall extends HookReport {
  /** The key under which a spool would send the same report: whichever comes second changes nothing. */
  @IsOptional() @IsString() @Length(1, KEY_MAX) idempotency_key?: string;
}

export class ContextLine {
  @IsString() kind: string;
  /** The server's own sentence. */
  @IsString() text: string;
  /** Words of somebody else that belong to it, and whose they are or whom the line is about. */
  @IsOptional() @IsString() quoted?: string;
  @IsOptional() @IsString() author?: string;
}

export class HookAnswer {
  @IsString() session_id: string;
  /** One line an item, each told once. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ContextLine) lines: ContextLine[];
}

export class SpooledReport extends HookReport {
  /** The spool's own word for it: a repeat changes nothing. */
  @IsString() @Length(1, KEY_MAX) key: string;
  @IsMoment() at: string;
}

export class HookBatch {
  /** The sender's clock as it sends: how far it is off is taken from the times of the reports. */
  @IsOptional() @IsMoment() sent_at?: string;
  /** Each is held against its class by itself: one that is broken is refused and stops no other. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HOOK_BATCH_MAX)
  @JSONSchema({ items: { $ref: '#/components/schemas/SpooledReport' } })
  events: SpooledReport[];
}

export class RefusedReport {
  @IsInt() @Min(0) index: number;
  @IsIn(REPORT_REFUSALS) code: ReportRefusal;
}

export class HookBatchReply {
  /** How many from the front are written down or refused for good; the rest is to be sent again. */
  @IsInt() @Min(0) @Max(HOOK_BATCH_MAX) acknowledged: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RefusedReport) refused: RefusedReport[];
}

/** The edit guard's question is `CheckClaims`; its answer carries how strict to be. */
export class GuardReply extends CheckClaimsReply {
  @IsIn(GUARD_MODES) mode: GuardMode;
}

export class GuardSettings {
  @IsDefined() @IsIn(GUARD_MODES) mode: GuardMode;
}
