import { Type } from 'class-transformer';
import { IsArray, IsDefined, IsIn, IsString, MaxLength, ValidateNested } from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AUTH_MODES, type AuthMode } from '../health/health.values.js';
import { ROLES, type Role } from './session.values.js';

export class SessionDeveloper {
  @IsString() id: string;
  @IsString() handle: string;
  @IsString() name: string;
  /** Same-origin address of the photo, or null while there is none. */
  @OrNull() @IsString() avatar_url: string | null;
}

/** A tenant or a workspace as navigation needs it. */
export class SessionPlace {
  @IsString() id: string;
  @IsString() name: string;
  @IsString() slug: string;
}

/** Who is signed in, where they stand, and where else they may go. */
export class SessionReply {
  @IsIn(AUTH_MODES) auth_mode: AuthMode;
  @IsDefined() @ValidateNested() @Type(() => SessionDeveloper) developer: SessionDeveloper;
  @IsDefined() @ValidateNested() @Type(() => SessionPlace) tenant: SessionPlace;
  @IsDefined() @ValidateNested() @Type(() => SessionPlace) workspace: SessionPlace;
  @IsIn(ROLES) role: Role;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionPlace) workspaces: SessionPlace[];
}

export class SwitchWorkspace {
  @IsString() @MaxLength(64) workspace_id: string;
}

export class SignedOutReply {
  @IsString() next: string;
}
