import { IsArray, IsBoolean, IsIn, IsInt, IsString, Min } from 'class-validator';
import { AUTH_MODES, HEALTH_STATES, type AuthMode, type HealthState } from './health.values.js';

/** Aggregate readiness only: no versions, hosts, counts of work or secrets. */
export class HealthReply {
  @IsIn(HEALTH_STATES) status: HealthState;
  @IsIn(HEALTH_STATES) database: HealthState;
  @IsIn(HEALTH_STATES) schema: HealthState;
  @IsInt() @Min(0) mcp_tools: number;
  @IsIn(AUTH_MODES) auth_mode: AuthMode;
  @IsArray() @IsString({ each: true }) missing_tables: string[];
  @IsArray() @IsString({ each: true }) missing_columns: string[];
}

export class LivenessReply {
  @IsBoolean() alive: boolean;
}
