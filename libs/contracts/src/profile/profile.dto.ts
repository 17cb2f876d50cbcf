import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import {
  HANDLE_MAX,
  HANDLE_MIN,
  HANDLE_PATTERN,
  NAME_MAX,
  VISIBILITIES,
  type Visibility,
} from '../kernel/place.values.js';

export class ProfileReply {
  @IsString() id: string;
  @IsString() name: string;
  @IsString() handle: string;
  /** Immutable here: it belongs to the identity provider. */
  @IsString() email: string;
  @IsIn(VISIBILITIES) visibility: Visibility;
  @OrNull() @IsString() avatar_url: string | null;
  /** Whether a password reset can be asked for at all. */
  @IsBoolean() has_password: boolean;
}

export class ChangeProfile {
  @IsOptional() @IsString() @Length(1, NAME_MAX) name?: string;
  @IsOptional()
  @IsString()
  @Length(HANDLE_MIN, HANDLE_MAX)
  @Matches(HANDLE_PATTERN)
  handle?: string;
  @IsOptional() @IsIn(VISIBILITIES) visibility?: Visibility;
}
