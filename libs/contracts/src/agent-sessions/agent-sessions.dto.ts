import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { Field } from '../mcp/fields.dto.js';
import { TEXT_MAX } from '../mcp/mcp.values.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import {
  CONTEXT_HOURS_MAX,
  CONTEXT_LIST_MAX,
  SESSION_STATES,
  type SessionState,
} from './agent-sessions.values.js';

export class StartSession {
  @Field.word(AGENT_TYPES, 'Which agent you are; a typed token overrides it.')
  agent_type?: AgentType;
  @Field.id(
    "Your host's own id of this conversation or thread, so that hooks and you share one session.",
    { required: false },
  )
  host_session_id?: string;
  @Field.repo() repo?: string;
  @Field.branch() branch?: string;
  @Field.key() idempotency_key?: string;
}

export class HeartbeatSession {
  @Field.id('Your session (sess_…).') session_id: string;
  @Field.branch() branch?: string;
}

export class EndSession {
  @Field.id('Your session (sess_…).') session_id: string;
  @Field.text('Why it ends, where that is worth knowing.') reason?: string;
  @Field.key() idempotency_key?: string;
}

const list =
  (description: string): PropertyDecorator =>
  (target, key) => {
    for (const decorate of [
      IsOptional(),
      IsArray(),
      ArrayMaxSize(CONTEXT_LIST_MAX),
      IsString({ each: true }),
      MaxLength(TEXT_MAX / 4, { each: true }),
      JSONSchema({ description }) as PropertyDecorator,
    ])
      decorate(target, key);
  };

export class PublishContext {
  @Field.title() title: string;
  @Field.text(
    'Plain words: where the work stands. Never prompts, transcripts, diffs or file contents.',
    { required: true },
  )
  summary: string;
  @Field.paths('Repo-relative paths you touched.') files_touched?: string[];
  @list('What should happen next, one line each.') next_actions?: string[];
  @list('What stands in the way, one line each.') blockers?: string[];
  @list('Tasks it is about (task_…).') task_ids?: string[];
  @Field.repo() repo?: string;
  @Field.branch() branch?: string;
  @Field.session() session_id?: string;
  @Field.hours('Hours it stays readable, 24 when left out.', CONTEXT_HOURS_MAX) ttl_hours?: number;
  @Field.key() idempotency_key?: string;
}

export class GetContext {
  @Field.id("Handle or id of the developer whose context you want; everybody's when left out.", {
    required: false,
  })
  developer?: string;
  @Field.repo() repo?: string;
  @Field.limit() limit?: number;
}

export class RevokeContext {
  @Field.id('The context (ctx_…).') context_id: string;
  @Field.key() idempotency_key?: string;
}

export class AgentSessionReply {
  @IsString() id: string;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  /** Whether the token says which agent it is, or only the agent itself does. */
  @IsBoolean() agent_type_verified: boolean;
  @OrNull() @IsString() repo: string | null;
  @OrNull() @IsString() branch: string | null;
  @IsIn(SESSION_STATES) state: SessionState;
  @IsISO8601() started_at: string;
  @IsISO8601() last_seen_at: string;
  @OrNull() @IsISO8601() ended_at: string | null;
  @IsArray() @IsString({ each: true }) task_ids: string[];
}

export class ContextReply {
  @IsString() id: string;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @IsString() title: string;
  @IsString() summary: string;
  @IsArray() @IsString({ each: true }) files_touched: string[];
  @IsArray() @IsString({ each: true }) next_actions: string[];
  @IsArray() @IsString({ each: true }) blockers: string[];
  @IsArray() @IsString({ each: true }) task_ids: string[];
  @OrNull() @IsString() repo: string | null;
  @OrNull() @IsString() branch: string | null;
  @IsISO8601() published_at: string;
  @IsISO8601() expires_at: string;
}
