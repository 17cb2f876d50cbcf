import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ServerConfig } from '../../config/server-config.js';
import { Jobs } from '../../jobs/jobs.js';
import { RenewalBoardRepository } from './renewal-board.repository.js';

const HOUR_MS = 3_600_000;

/** Clears what no cookie can need any more: outcomes of renewals, and sessions that ended long ago. */
@Injectable()
export class WorkosRetention {
  constructor(
    private readonly config: ServerConfig,
    private readonly jobs: Jobs,
    private readonly rows: RenewalBoardRepository,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    if (this.config.authMode !== 'workos') return;
    await this.jobs.once('retention.workos-sessions', () => this.rows.sweep());
  }
}
