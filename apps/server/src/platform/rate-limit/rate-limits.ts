import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { TooManyRequests } from '../errors/app-error.js';

export interface RateLimit {
  /** Name of the limit; different limits never share counters. */
  name: string;
  points: number;
  seconds: number;
}

/**
 * Counts on PostgreSQL, so that all server processes share one limit. Only routes that name a limit
 * pay for it. When the database is down each process counts for itself instead of letting all pass.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly source: DataSource) {}

  /** Counts one use by `who`; refuses with the seconds to wait once the limit is reached. */
  async use(limit: RateLimit, who: string, points = 1): Promise<void> {
    try {
      await this.limiter(limit).consume(who, points);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooManyRequests(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  }

  /** Takes a use back that turned out to be none. */
  async giveBack(limit: RateLimit, who: string): Promise<void> {
    await this.limiter(limit).reward(who, 1);
  }

  private limiter(limit: RateLimit): RateLimiterPostgres {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const { name: keyPrefix, points, seconds: duration } = limit;
    const made = new RateLimiterPostgres({
      storeClient: (this.source.driver as unknown as { master: unknown }).master,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    });
    this.limiters.set(limit.name, made);
    return made;
  }
}
