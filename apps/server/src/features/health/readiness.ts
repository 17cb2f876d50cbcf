import type { HealthReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { ServerConfig } from '../../platform/config/server-config.js';
import { SchemaCheck } from '../../platform/database/schema-check.js';
import { Clock } from '../../platform/clock/clock.js';
import { ToolTable } from '../mcp/index.js';
import { within } from './time-limit.js';

const KEPT_MS = 1_500;
/** A database that does not answer by then counts as down: a probe must never hang. */
const PATIENCE_MS = 900;

/**
 * Whether agents and people can be sent here. The answer is kept for a moment and shared by all who
 * ask meanwhile, so that the public route cannot be used to load the database.
 */
@Injectable()
export class Readiness {
  private answer: { at: number; health: Promise<HealthReply> } | undefined;

  constructor(
    private readonly schema: SchemaCheck,
    private readonly config: ServerConfig,
    private readonly clock: Clock,
    private readonly tools: ToolTable,
  ) {}

  current(): Promise<HealthReply> {
    const now = this.clock.now().getTime();
    if (!this.answer || now - this.answer.at >= KEPT_MS) {
      this.answer = { at: now, health: this.check() };
    }
    return this.answer.health;
  }

  private async check(): Promise<HealthReply> {
    const common = { mcp_tools: this.tools.list.length, auth_mode: this.config.authMode };
    try {
      const gaps = await within(PATIENCE_MS, this.schema.gaps());
      const whole = gaps.missing_tables.length + gaps.missing_columns.length === 0;
      const schema = whole ? 'ok' : 'failing';
      return { status: schema, database: 'ok', schema, ...common, ...gaps };
    } catch {
      const unknown = { missing_tables: [], missing_columns: [] };
      return { status: 'failing', database: 'failing', schema: 'failing', ...common, ...unknown };
    }
  }
}
