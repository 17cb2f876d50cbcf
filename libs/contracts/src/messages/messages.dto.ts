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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { MAX_PAGE_SIZE } from '../kernel/limits.values.js';
import { IsVisible } from '../kernel/visible.dto.js';
import { Field } from '../mcp/fields.dto.js';
import { CURSOR_MAX, ID_MAX } from '../mcp/mcp.values.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import {
  MESSAGE_HOURS_MAX,
  MESSAGE_KINDS,
  MESSAGE_STATUSES,
  MESSAGE_TEXT_MAX,
  type MessageKind,
  type MessageStatus,
} from './messages.values.js';

const TO =
  "Who should get it: a teammate's handle or id (dev_…), a session (sess_…), or a claim (claim_…) whose holder is meant.";

export class AskQuestion {
  @Field.id(TO) to: string;
  @Field.text('The question, in plain words.', { required: true }) text: string;
  @Field.id('The task (task_…) it is about.', { required: false }) task_id?: string;
  @Field.hours('Hours until it expires unanswered, 24 when left out.', MESSAGE_HOURS_MAX)
  expires_hours?: number;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class ReplyToQuestion {
  @Field.id('The question (msg_…).') message_id: string;
  @Field.text('The answer, in plain words.', { required: true }) text: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

/** Offers a task with its context to somebody, who must accept it. */
export class HandOffTask {
  @Field.id('Your task (task_…).') task_id: string;
  @Field.id(TO) to: string;
  @Field.text('Where the work stands and what comes next.', { required: true }) text: string;
  @Field.hours('Hours until the offer expires, 24 when left out.', MESSAGE_HOURS_MAX)
  expires_hours?: number;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class AcceptHandOff {
  @Field.id('The hand-off (msg_…).') message_id: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class DeclineHandOff {
  @Field.id('The hand-off (msg_…).') message_id: string;
  @Field.text('Why not, for the one who offered it.', { required: true }) reason: string;
  @Field.key() idempotency_key?: string;
}

export class ReadInbox {
  @Field.limit() limit?: number;
  @Field.cursor() cursor?: string;
}

export class AcknowledgeMessages {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @JSONSchema({ description: 'Messages (msg_…) you have read; they leave the inbox.' })
  message_ids: string[];
  @Field.key() idempotency_key?: string;
}

export class MessageTask {
  @IsString() id: string;
  @IsString() title: string;
}

export class MessageAnswer {
  @IsString() text: string;
  @ValidateNested() @Type(() => PersonReply) by: PersonReply;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @IsISO8601() at: string;
}

export class MessageReply {
  @IsString() id: string;
  @IsIn(MESSAGE_KINDS) kind: MessageKind;
  @IsIn(MESSAGE_STATUSES) status: MessageStatus;
  @ValidateNested() @Type(() => PersonReply) from: PersonReply;
  @OrNull() @IsIn(AGENT_TYPES) from_agent: AgentType | null;
  @ValidateNested() @Type(() => PersonReply) to: PersonReply;
  @OrNull() @IsString() to_session: string | null;
  /** Whether the reader wrote it. */
  @IsBoolean() is_mine: boolean;
  /** Whether the reader is to answer it. */
  @IsBoolean() is_for_me: boolean;
  @IsString() text: string;
  @OrNull()
  @ValidateNested()
  @Type(() => MessageTask)
  task: MessageTask | null;
  /** The answer, the acceptance or the reason of a refusal. */
  @OrNull()
  @ValidateNested()
  @Type(() => MessageAnswer)
  answer: MessageAnswer | null;
  @IsISO8601() created_at: string;
  @IsISO8601() expires_at: string;
  /** When the one it waits on (the answerer, then the asker) acknowledged it. */
  @OrNull() @IsISO8601() acknowledged_at: string | null;
}

export class MessagesReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageReply) messages: MessageReply[];
  /** Messages the reader has not acknowledged. */
  @IsInt() @Min(0) unread: number;
  @OrNull() @IsString() next_cursor: string | null;
}

export class MessageFilter {
  /** `open` in the whole workspace (the default), or `mine`: to or from the reader. */
  @IsOptional() @IsIn(['open', 'mine']) view?: 'open' | 'mine';
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MAX_PAGE_SIZE) limit?: number;
  @IsOptional() @IsString() @MaxLength(CURSOR_MAX) cursor?: string;
}

export class AskInConsole {
  @IsString() @Length(1, ID_MAX) to: string;
  @IsString() @Length(1, MESSAGE_TEXT_MAX) @IsVisible() text: string;
  @IsOptional() @IsString() @Length(1, ID_MAX) task_id?: string;
}

export class AnswerInConsole {
  @IsString() @Length(1, MESSAGE_TEXT_MAX) @IsVisible() text: string;
}
