import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';
import { AgentSessionReply } from '../agent-sessions/agent-sessions.dto.js';
import { AGENT_TYPES, type AgentType } from '../kernel/place.values.js';
import { Field } from '../mcp/fields.dto.js';
import { PersonReply } from '../tasks/tasks.dto.js';
import { METRIC_RANGES, type MetricRange, type MetricWord } from './metrics.values.js';

export class MetricsFilter {
  @IsOptional() @Type(() => Number) @IsIn(METRIC_RANGES) days?: MetricRange;
  /** One project only. */
  @Field.repo() repo?: string;
}

/** How often each thing happened in a period. */
export class MetricCounts implements Record<MetricWord, number> {
  @IsInt() @Min(0) completed: number;
  @IsInt() @Min(0) started: number;
  @IsInt() @Min(0) planned: number;
  @IsInt() @Min(0) blocked: number;
  @IsInt() @Min(0) cancelled: number;
  @IsInt() @Min(0) warnings: number;
  @IsInt() @Min(0) sessions: number;
}

/** The days a page counts, and the same number of days before them. */
export class MetricPeriod {
  /** First and last day, in UTC. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) from: string;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) to: string;
  @IsIn(METRIC_RANGES) days: MetricRange;
  /** When the newest day was counted; nothing before the first count. */
  @OrNull() @IsISO8601() counted_at: string | null;
}

export class DeveloperShare {
  @ValidateNested() @Type(() => PersonReply) developer: PersonReply;
  @ValidateNested() @Type(() => MetricCounts) counts: MetricCounts;
}

export class AgentShare {
  /** Nothing where people worked without an agent, or none was named. */
  @OrNull() @IsIn(AGENT_TYPES) agent_type: AgentType | null;
  @ValidateNested() @Type(() => MetricCounts) counts: MetricCounts;
}

/** A project is a repository; work that names none stands together. */
export class ProjectMetrics {
  @OrNull() @IsString() repo: string | null;
  /** Open now, whatever the period. */
  @IsInt() @Min(0) active: number;
  @IsInt() @Min(0) blocked_now: number;
  @IsInt() @Min(0) planned_now: number;
  @ValidateNested() @Type(() => MetricCounts) current: MetricCounts;
  @ValidateNested() @Type(() => MetricCounts) previous: MetricCounts;
  /** Who did it; told where one project was asked for, else nothing. */
  @OrNull()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeveloperShare)
  developers: DeveloperShare[] | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AgentShare) agents: AgentShare[];
}

export class DayCount {
  @Matches(/^\d{4}-\d{2}-\d{2}$/) day: string;
  @IsInt() @Min(0) completed: number;
  @IsInt() @Min(0) started: number;
  @IsInt() @Min(0) events: number;
}

export class MetricsOverviewReply {
  @ValidateNested() @Type(() => MetricPeriod) period: MetricPeriod;
  @ValidateNested() @Type(() => MetricCounts) current: MetricCounts;
  @ValidateNested() @Type(() => MetricCounts) previous: MetricCounts;
  @IsArray() @ValidateNested({ each: true }) @Type(() => DayCount) days: DayCount[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ProjectMetrics) projects: ProjectMetrics[];
  /** Sessions that beat now, and those that went silent. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AgentSessionReply)
  live_sessions: AgentSessionReply[];
}

export class DeveloperMetrics {
  @ValidateNested() @Type(() => PersonReply) developer: PersonReply;
  @IsBoolean() is_mine: boolean;
  @ValidateNested() @Type(() => MetricCounts) current: MetricCounts;
  @ValidateNested() @Type(() => MetricCounts) previous: MetricCounts;
  @IsInt() @Min(0) active_tasks: number;
  @IsInt() @Min(0) live_sessions: number;
  @OrNull() @IsISO8601() last_seen_at: string | null;
  /** Completed tasks, day by day of the period. */
  @IsArray() @IsInt({ each: true }) trend: number[];
}

export class MetricsDevelopersReply {
  @ValidateNested() @Type(() => MetricPeriod) period: MetricPeriod;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeveloperMetrics)
  developers: DeveloperMetrics[];
}

/** A developer's own page. */
export class DeveloperProfileReply {
  @ValidateNested() @Type(() => PersonReply) developer: PersonReply;
  @IsBoolean() is_mine: boolean;
  @ValidateNested() @Type(() => MetricPeriod) period: MetricPeriod;
  @ValidateNested() @Type(() => MetricCounts) current: MetricCounts;
  @ValidateNested() @Type(() => MetricCounts) previous: MetricCounts;
  /** Oldest first, one entry a day, days without anything included. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => DayCount) grid: DayCount[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AgentSessionReply)
  sessions: AgentSessionReply[];
}
