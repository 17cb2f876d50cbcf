import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import {
  EMAIL_MAX,
  HANDLE_MAX,
  HANDLE_MIN,
  HANDLE_PATTERN,
  NAME_MAX,
  VISIBILITIES,
  WORKSPACES_MAX,
  type Visibility,
} from '../kernel/place.values.js';
import { ROLES, type Role } from '../session/session.values.js';
import { INITIAL_PASSWORD_MAX, INITIAL_PASSWORD_MIN } from './members.values.js';

/** A member as the caller may see them; a private peer keeps only role and place in the list. */
export class MemberReply {
  /** Null where the person is private and the caller is a peer. */
  @OrNull() @IsString() id: string | null;
  @IsString() name: string;
  @IsString() handle: string;
  /** For admins and oneself; null for everybody else. */
  @OrNull() @IsString() email: string | null;
  @OrNull() @IsString() avatar_url: string | null;
  @IsIn(VISIBILITIES) visibility: Visibility;
  @IsIn(ROLES) role: Role;
  @IsBoolean() is_me: boolean;
  @IsArray() @IsString({ each: true }) workspace_ids: string[];
  @IsISO8601() joined_at: string;
}

export class InvitationReply {
  @IsString() id: string;
  @IsString() email: string;
  @IsIn(ROLES) role: Role;
  @IsISO8601() created_at: string;
  @IsISO8601() expires_at: string;
}

/** The list goes on where `next_cursor` of the page before says. */
export class ListMembers {
  @IsOptional() @Matches(/^\d{1,6}$/) cursor?: string;
}

export class MembersReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MemberReply) members: MemberReply[];
  /** Pending invitations; empty for members, who may not see them. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => InvitationReply)
  invitations: InvitationReply[];
  @OrNull() @IsString() next_cursor: string | null;
}

export class InviteMember {
  @IsEmail() @MaxLength(EMAIL_MAX) email: string;
  @IsIn(ROLES) role: Role;
  /** Workspaces of this tenant to join; the active one when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WORKSPACES_MAX)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  workspace_ids?: string[];
  /** Local-dev only, where the membership is made at once. */
  @IsOptional() @IsString() @Length(1, NAME_MAX) name?: string;
}

export class InvitedReply {
  @IsString() email: string;
  /** Local-dev: the address by which the new member signs in on this machine. */
  @OrNull() @IsString() join_link: string | null;
  @OrNull()
  @ValidateNested()
  @Type(() => InvitationReply)
  invitation: InvitationReply | null;
}

export class CreateMember {
  @IsEmail() @MaxLength(EMAIL_MAX) email: string;
  @IsString() @Length(1, NAME_MAX) name: string;
  @IsOptional()
  @IsString()
  @Length(HANDLE_MIN, HANDLE_MAX)
  @Matches(HANDLE_PATTERN)
  handle?: string;
  @IsIn(ROLES) role: Role;
  /** Goes to WorkOS only; Co-Vibe never stores it. */
  @IsString() @Length(INITIAL_PASSWORD_MIN, INITIAL_PASSWORD_MAX) initial_password: string;
}

export class ChangeRole {
  @IsIn(ROLES) role: Role;
}

export class ChangeWorkspaces {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WORKSPACES_MAX)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  workspace_ids: string[];
}
