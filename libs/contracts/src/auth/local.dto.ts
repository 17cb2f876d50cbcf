import { Type } from 'class-transformer';
import { IsArray, IsIn, IsString, MaxLength, ValidateNested } from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { ROLES, type Role } from '../session/session.values.js';

/** Somebody who can sign in on a local-dev server, as the picker shows them. */
export class LocalPerson {
  @IsString() developer_id: string;
  @IsString() name: string;
  @IsString() handle: string;
  @OrNull() @IsString() avatar_url: string | null;
  @IsIn(ROLES) role: Role;
  @IsString() tenant_id: string;
  @IsString() tenant_name: string;
}

export class LocalPeopleReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => LocalPerson) people: LocalPerson[];
}

export class LocalSignIn {
  @IsString() @MaxLength(64) developer_id: string;
}
