import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { Field } from '../mcp/fields.dto.js';
import { MACHINE_NAME_MAX } from '../setup-device/setup-device.values.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import { MACHINE_REPOS_MAX, REPO_STATES, type RepoState } from './machines.values.js';

/** A repository by its bare name; where it lies stays on the machine. */
export class ReportedRepo {
  @Field.repo({ required: true }) name: string;
  @IsIn(REPO_STATES) state: RepoState;
}

export class MachineBeat {
  @IsString() @Length(1, MACHINE_NAME_MAX) machine: string;
  @IsString()
  @Matches(/^\d{1,5}\.\d{1,5}\.\d{1,5}(-[0-9A-Za-z.-]{1,40})?$/)
  companion_version: string;
  @IsArray()
  @ArrayMaxSize(MACHINE_REPOS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ReportedRepo)
  repos: ReportedRepo[];
}

export class MachineBeatReply {
  /** The companion this server offers; nothing where none was built. */
  @OrNull() @IsString() version: string | null;
  @OrNull() @IsString() sha256: string | null;
  @IsBoolean() update_available: boolean;
}

export class ConnectedRepo {
  /** Only its owner reads the names of pending and excluded repositories. */
  @OrNull() @IsString() name: string | null;
  @IsIn(REPO_STATES) state: RepoState;
}

export class ConnectedMachine {
  @IsString() id: string;
  @IsString() machine: string;
  @ValidateNested() @Type(() => PersonReply) owner: PersonReply;
  @IsBoolean() is_mine: boolean;
  @IsString() companion_version: string;
  @IsBoolean() update_available: boolean;
  @IsISO8601() last_seen_at: string;
  @IsBoolean() silent: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ConnectedRepo) repos: ConnectedRepo[];
  /** Counts by state, so that a list somebody else may not read still says how long it is. */
  @IsInt() @Min(0) synced: number;
  @IsInt() @Min(0) pending: number;
  @IsInt() @Min(0) excluded: number;
}

/** One's own first, then those that were seen last. */
export class ConnectedMachinesReply {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ConnectedMachine)
  machines: ConnectedMachine[];
  @OrNull() @IsString() next_cursor: string | null;
}

export class ListMachines {
  @IsOptional() @Matches(/^\d{1,6}$/) cursor?: string;
}
