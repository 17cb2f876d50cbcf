import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsISO8601,
  IsInt,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { NAME_MAX } from '../kernel/place.values.js';

export class TenantReply {
  @IsString() id: string;
  @IsString() name: string;
  @IsString() slug: string;
}

export class RenameTenant {
  @IsString() @Length(1, NAME_MAX) name: string;
}

export class WorkspaceReply {
  @IsString() id: string;
  @IsString() name: string;
  @IsString() slug: string;
  @IsInt() @Min(0) members: number;
  /** Whether the one who asks belongs to it, and so can switch to it. */
  @IsBoolean() mine: boolean;
  @IsISO8601() created_at: string;
}

export class WorkspacesReply {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WorkspaceReply)
  workspaces: WorkspaceReply[];
}

export class CreateWorkspace {
  @IsString() @Length(1, NAME_MAX) name: string;
}

export class RenameWorkspace {
  @IsString() @Length(1, NAME_MAX) name: string;
}
