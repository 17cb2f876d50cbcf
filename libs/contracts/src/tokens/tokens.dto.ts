import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, NAME_MAX, type AgentType } from '../kernel/place.values.js';
import { TOKEN_DAYS_MAX, TOKEN_STATES, type TokenState } from './tokens.values.js';

export class CreateToken {
  @IsOptional() @IsString() @Length(1, NAME_MAX) name?: string;
  /** A typed token overrides what an agent says of itself. */
  @IsOptional() @IsIn(AGENT_TYPES) agent_type?: AgentType;
  @IsOptional() @IsInt() @Min(1) @Max(TOKEN_DAYS_MAX) expires_in_days?: number;
}

export class TokenReply {
  @IsString() id: string;
  @OrNull() @IsString() name: string | null;
  @IsString() last_four: string;
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  /** Handle of the developer whose work the token stands for. */
  @IsString() owner: string;
  @IsBoolean() is_mine: boolean;
  @IsIn(TOKEN_STATES) state: TokenState;
  @IsISO8601() created_at: string;
  @IsISO8601() expires_at: string;
  @OrNull() @IsISO8601() last_used_at: string | null;
}

/** The list goes on where `next_cursor` of the page before says. */
export class ListTokens {
  @IsOptional() @Matches(/^\d{1,6}$/) cursor?: string;
}

export class TokensReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => TokenReply) tokens: TokenReply[];
  @OrNull() @IsString() next_cursor: string | null;
}

export class CreatedTokenReply {
  /** The whole token, this once; only its hash is kept. */
  @IsString() token: string;
  @IsDefined() @ValidateNested() @Type(() => TokenReply) details: TokenReply;
}
