import {
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AUTH_MODES, type AuthMode } from '../health/health.values.js';
import {
  EMAIL_MAX,
  HANDLE_MAX,
  HANDLE_MIN,
  HANDLE_PATTERN,
  NAME_MAX,
} from '../kernel/place.values.js';
import { ONBOARDING_STEPS, type OnboardingStep } from './onboarding.values.js';

export class OnboardingReply {
  @IsIn(AUTH_MODES) auth_mode: AuthMode;
  @IsIn(ONBOARDING_STEPS) step: OnboardingStep;
  /** Known from the identity provider; null where the page has to ask. */
  @OrNull() @IsString() email: string | null;
  @OrNull() @IsString() name: string | null;
  /** The tenant or organization this is about, where there is one. */
  @OrNull() @IsString() place: string | null;
  /** Whom to ask for an invitation (step `ask`): names, never addresses. */
  @IsArray() @IsString({ each: true }) admins: string[];
}

/** Founds a tenant or claims one: the caller becomes its admin only where nobody was before. */
export class StartTenant {
  @IsString() @Length(1, NAME_MAX) tenant_name: string;
  @IsString() @Length(1, NAME_MAX) workspace_name: string;
  @IsString() @Length(1, NAME_MAX) name: string;
  @IsOptional()
  @IsString()
  @Length(HANDLE_MIN, HANDLE_MAX)
  @Matches(HANDLE_PATTERN)
  handle?: string;
  /** Local-dev only; with WorkOS the verified address counts and this is refused. */
  @IsOptional() @IsEmail() @MaxLength(EMAIL_MAX) email?: string;
}
