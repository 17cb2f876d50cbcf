import type { PaxelRunnerReply } from '@covibe/contracts';
import type { ClaimPaxel, CompletePaxel } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { ServerConfig } from '../../platform/config/server-config.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { overruled, settled } from './paxel-options.js';
import { PaxelRecord } from './paxel-record.js';
import { paxelRunReply, type PaxelRow } from './paxel-row.js';
import { NoSuchPaxelRun, PaxelRunActive, PaxelRunEnded } from './paxel.errors.js';
import { PaxelRepository, type RunEnding } from './paxel.repository.js';
import { reportFault } from './report-address.js';
import { toldError } from './told-error.js';

/** Paxel as the companion sees it: take a run, say how it ended. */
@Injectable()
export class PaxelRunner {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: PaxelRepository,
    private readonly record: PaxelRecord,
    private readonly config: ServerConfig,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  claim(actor: Actor, { create = false, ...asked }: ClaimPaxel): Promise<PaxelRunnerReply> {
    return this.db.within(actor, async (tx) => {
      await this.record.requireOn(tx);
      await this.record.sweep(tx);
      if (create) return this.answer(await this.begin(tx, actor, asked));
      const run = await this.repository.take(tx, actor.developerId, this.clock.now());
      if (!run) return { run: null, ignored: [] };
      await this.record.write(tx, actor, 'paxel.started', run);
      return this.answer(run, overruled(asked, run));
    });
  }

  complete(actor: Actor, said: CompletePaxel): Promise<PaxelRunnerReply> {
    return this.db.within(actor, async (tx) => {
      await this.record.requireOn(tx);
      const place = { id: said.run_id, developerId: actor.developerId };
      const ending = this.ending(said);
      const ended = await this.repository.end(tx, place, ending);
      if (!ended) return this.answer(await this.alreadyEnded(tx, place, ending));
      await this.record.write(tx, actor, `paxel.${ended.status}`, ended);
      return this.answer(ended);
    });
  }

  private async begin(
    tx: TenantTx,
    actor: Actor,
    asked: Omit<ClaimPaxel, 'create'>,
  ): Promise<PaxelRow> {
    const run = await this.repository.insert(tx, {
      ...settled(asked),
      id: this.ids.next('pax'),
      developerId: actor.developerId,
      status: 'running',
      requestedBy: 'companion',
      now: this.clock.now(),
    });
    if (!run) throw new PaxelRunActive();
    await this.record.write(tx, actor, 'paxel.started', run);
    return run;
  }

  /** A companion that did not hear the answer says the same again and hears it then. */
  private async alreadyEnded(
    tx: TenantTx,
    { id, developerId }: { id: string; developerId: string },
    { status, reportUrl, error }: RunEnding,
  ): Promise<PaxelRow> {
    const run = await this.repository.own(tx, id, developerId);
    if (!run) throw new NoSuchPaxelRun();
    const isRepeat =
      run.status === status &&
      status !== 'cancelled' &&
      run.report_url === reportUrl &&
      run.error === error;
    if (!isRepeat) throw new PaxelRunEnded(run.status);
    return run;
  }

  /** A report that may not be linked to is a failed run that says why. */
  private ending({ status, report_url, report_token, ...said }: CompletePaxel): RunEnding {
    const fault =
      status === 'completed' && report_url !== undefined
        ? reportFault(report_url, this.config.paxel.reportHosts)
        : undefined;
    const completed = status === 'completed' && fault === undefined;
    const error = fault ? `The report's address was refused: ${fault}.` : (said.error ?? null);
    return {
      status: fault ? 'failed' : status,
      reportUrl: completed ? (report_url ?? null) : null,
      reportToken: completed ? (report_token ?? null) : null,
      outputReference: said.output_reference ?? null,
      error: completed || error === null ? null : toldError(error),
      now: this.clock.now(),
    };
  }

  private answer(run: PaxelRow, ignored: string[] = []): PaxelRunnerReply {
    return { run: paxelRunReply(run), ignored };
  }
}
