import { IsObject, IsString, Length } from 'class-validator';
import { NAME_MAX } from '../kernel/place.values.js';

export class ResetWork {
  /** The tenant's name, typed exactly. */
  @IsString() @Length(1, NAME_MAX) confirm: string;
}

export class ResetReply {
  /** Rows deleted, by table. */
  @IsObject() deleted: Record<string, number>;
}
