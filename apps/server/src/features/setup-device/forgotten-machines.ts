import { UNCONFIRMED_HOURS } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AuthChanges } from '../../platform/auth/auth-changes.js';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { SetupGrantsRepository } from './setup-grants.repository.js';
import { SetupMachinesRepository } from './setup-machines.repository.js';

const EVERY_MS = 600_000;
const HOUR_MS = 3_600_000;
const BATCH = 500;
/** How long the holder of a device code is still told what became of it. */
const KEPT_HOURS = 24;

/**
 * An answer with tokens can be lost on its way. Nobody then holds them, and nobody could tell: so
 * what was neither confirmed nor ever used ends by itself.
 */
@Injectable()
export class ForgottenMachines {
  constructor(
    private readonly jobs: Jobs,
    private readonly machines: SetupMachinesRepository,
    private readonly grants: SetupGrantsRepository,
    private readonly changes: AuthChanges,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  @Interval(EVERY_MS)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - UNCONFIRMED_HOURS * HOUR_MS);
    await this.jobs.inEachWorkspace('setup.forgotten', async (tx) => {
      const ended = await this.machines.endForgotten(tx, { before, now, limit: BATCH });
      for (const { id, machine_name, agents, developer_id } of ended) {
        await this.machines.revokeTokens(tx, id, { by: null, now });
        await this.changes.changed(tx, developer_id);
        await this.events.record(tx, 'system', {
          type: 'setup.revoked',
          subject: { type: 'setup', id },
          payload: { machine_name, agents },
        });
      }
    });
    await this.jobs.once('setup.grants', () => this.grants.sweep(now, KEPT_HOURS));
  }
}
