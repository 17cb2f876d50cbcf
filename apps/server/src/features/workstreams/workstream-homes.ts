import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { titleKey } from '../overlap/index.js';
import { bestHome } from './best-home.js';
import { NoSuchWorkstream, WorkstreamFinished } from './workstreams.errors.js';
import { WorkstreamsRepository } from './workstreams.repository.js';

export interface HomelessTask {
  workstream_id?: string;
  title: string;
  scope?: string | null;
  repo?: string | null;
}

const LOOKED_AT = 200;

/** Finds every task its workstream: the one it names, the best match, or the repository's container. */
@Injectable()
export class WorkstreamHomes {
  constructor(
    private readonly repository: WorkstreamsRepository,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async homeFor(tx: TenantTx, actor: Actor, task: HomelessTask): Promise<string> {
    if (task.workstream_id) return this.named(tx, task.workstream_id);
    const repo = task.repo ?? null;
    const homes = await this.repository.homes(tx, repo, LOOKED_AT);
    return bestHome(homes, task) ?? this.container(tx, actor, repo);
  }

  private async named(tx: TenantTx, id: string): Promise<string> {
    const stream = await this.repository.find(tx, id);
    if (!stream) throw new NoSuchWorkstream();
    if (stream.status === 'done' || stream.status === 'cancelled') throw new WorkstreamFinished();
    return stream.id;
  }

  private async container(tx: TenantTx, actor: Actor, repo: string | null): Promise<string> {
    const id = this.ids.next('stream');
    const title = repo ? `${repo} (unsorted)` : 'Unsorted';
    const made = await this.repository.insert(tx, {
      id,
      developerId: actor.developerId,
      title,
      titleKey: titleKey(title),
      repo,
      status: 'active',
      autoCreated: true,
      now: this.clock.now(),
    });
    if (!made) return this.containerOfOthers(tx, repo);
    await this.events.record(tx, actor, {
      type: 'workstream.started',
      subject: { type: 'workstream', id },
      payload: { title, auto_created: true, ...(repo ? { repo } : {}) },
    });
    return id;
  }

  /** Another agent's first task of the same repository was a moment faster. */
  private async containerOfOthers(tx: TenantTx, repo: string | null): Promise<string> {
    const homes = await this.repository.homes(tx, repo, LOOKED_AT);
    const container = homes.find((home) => home.auto_created);
    if (!container) throw new NoSuchWorkstream();
    return container.id;
  }
}
