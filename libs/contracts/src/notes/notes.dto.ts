import { Type } from 'class-transformer';
import { IsBoolean, IsISO8601, IsIn, IsString, ValidateNested } from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { Field } from '../mcp/fields.dto.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import { TASK_STATUSES, type TaskStatus } from '../tasks/tasks.values.js';
import { NOTE_KINDS, type NoteKind } from './notes.values.js';

export class LogBlocker {
  @Field.title() title: string;
  @Field.text('What stands in the way and who can help.') detail?: string;
  @Field.id('The task (task_…) it blocks; yours.', { required: false }) task_id?: string;
  @Field.id('Handle or id (dev_…) of the teammate you wait for; they are told.', {
    required: false,
  })
  waits_for_developer?: string;
  @Field.id('The task (task_…) you wait for.', { required: false }) waits_for_task_id?: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class ResolveBlocker {
  @Field.id('The blocker (note_…).') note_id: string;
  @Field.text('How it was resolved.') resolution?: string;
  @Field.key() idempotency_key?: string;
}

export class LogDecision {
  @Field.title() title: string;
  @Field.text('What was decided, why, and what was turned down.') detail?: string;
  @Field.id('The task (task_…) it belongs to; yours.', { required: false }) task_id?: string;
  @Field.session() session_id?: string;
  @Field.key() idempotency_key?: string;
}

export class AwaitedTask {
  @IsString() id: string;
  @IsString() title: string;
  @IsIn(TASK_STATUSES) status: TaskStatus;
}

export class NoteReply {
  @IsString() id: string;
  @IsIn(NOTE_KINDS) kind: NoteKind;
  @IsString() title: string;
  @OrNull() @IsString() detail: string | null;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @OrNull() @IsString() task_id: string | null;
  @OrNull()
  @ValidateNested()
  @Type(() => PersonReply)
  waits_for: PersonReply | null;
  @OrNull()
  @ValidateNested()
  @Type(() => AwaitedTask)
  waits_for_task: AwaitedTask | null;
  @IsBoolean() open: boolean;
  @OrNull() @IsString() resolution: string | null;
  @IsISO8601() created_at: string;
  @OrNull() @IsISO8601() resolved_at: string | null;
}
