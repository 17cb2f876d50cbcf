import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { ServerConfig } from '../../platform/config/server-config.js';

/** How long a session may be silent before it counts as stale. */
@Injectable()
export class Staleness {
  constructor(
    private readonly config: ServerConfig,
    private readonly clock: Clock,
  ) {}

  get minutes(): number {
    return this.config.sessionStaleMinutes;
  }

  /** Sessions last seen before this moment are stale. */
  before(): Date {
    return new Date(this.clock.now().getTime() - this.minutes * 60_000);
  }
}
