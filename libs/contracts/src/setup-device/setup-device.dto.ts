import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import {
  DEVICE_STATUSES,
  GRANT_ACTIONS,
  MACHINE_NAME_MAX,
  type DeviceStatus,
  type GrantAction,
} from './setup-device.values.js';

export class RequestGrant {
  @IsString() @Length(1, MACHINE_NAME_MAX) machine_name: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AGENT_TYPES.length)
  @ArrayUnique()
  @IsIn(AGENT_TYPES, { each: true })
  agents: AgentType[];
}

export class RequestedGrantReply {
  /** Shown as XXXX-XXXX; whoever types it need not mind case or dashes. */
  @IsString() user_code: string;
  /** The secret of the machine that asked, told this once. */
  @IsString() device_code: string;
  @IsString() verification_uri: string;
  @IsInt() @Min(1) expires_in: number;
  @IsInt() @Min(1) interval: number;
}

export class PollGrant {
  @IsString() @Length(20, 200) device_code: string;
}

export class PolledGrantReply {
  @IsIn(DEVICE_STATUSES) status: DeviceStatus;
  /** One token an agent, this once. */
  @IsOptional() @IsObject() tokens?: Partial<Record<AgentType, string>>;
}

export class GrantLookup {
  @IsString() @Length(1, 40) code: string;
}

export class GrantWorkspace {
  @IsString() id: string;
  @IsString() name: string;
  @IsString() tenant: string;
}

/** What the developer reviews before approving. */
export class GrantReply {
  @IsString() user_code: string;
  @IsString() machine_name: string;
  @IsArray() @IsIn(AGENT_TYPES, { each: true }) agents: AgentType[];
  /** Where the request came from, as the server saw it. */
  @IsString() requested_from: string;
  @IsISO8601() requested_at: string;
  @IsISO8601() expires_at: string;
  /** The workspace and company the tokens will belong to. */
  @ValidateNested() @Type(() => GrantWorkspace) workspace: GrantWorkspace;
  /** Opened from another address than it was asked from: the end of the code must be typed. */
  @IsBoolean() requires_retype: boolean;
}

export class DecideGrant {
  @IsString() @Length(1, 40) user_code: string;
  @IsIn(GRANT_ACTIONS) action: GrantAction;
  /** The last four characters, typed by hand where `requires_retype` says so. */
  @IsOptional() @IsString() @Length(1, 10) retyped?: string;
}

export class DecidedGrantReply {
  @IsIn(['approved', 'denied']) status: 'approved' | 'denied';
  @IsString() machine_name: string;
}

/** What setup asks of a stored token before it counts on it. */
export class TokenStandingReply {
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  /** Handle of the developer it stands for. */
  @IsString() developer: string;
  @IsString() workspace: string;
  @IsString() tenant: string;
  @IsISO8601() expires_at: string;
}

/** A machine that was set up, with what it was given. */
export class SetUpMachine {
  @IsString() id: string;
  /** Handle of the developer whose work its tokens stand for. */
  @IsString() owner: string;
  @IsBoolean() is_mine: boolean;
  @IsString() machine_name: string;
  @IsArray() @IsIn(AGENT_TYPES, { each: true }) agents: AgentType[];
  @IsISO8601() approved_at: string;
  @IsString() requested_from: string;
  /** Whether the machine said that it keeps its tokens. */
  @IsBoolean() confirmed: boolean;
  @IsInt() @Min(0) active_tokens: number;
  @OrNull() @IsISO8601() last_used_at: string | null;
}

export class SetUpMachinesReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SetUpMachine) machines: SetUpMachine[];
}

/** How far each way of connecting has come, for Agent Setup. */
export class SetupStateReply {
  @IsInt() @Min(0) active_tokens: number;
  @IsArray() @IsIn(AGENT_TYPES, { each: true }) agents_seen: AgentType[];
  @OrNull() @IsISO8601() first_session_at: string | null;
  @OrNull() @IsISO8601() last_session_at: string | null;
  @IsInt() @Min(0) live_sessions: number;
}
