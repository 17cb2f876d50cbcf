import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { TaskRow } from './task-row.js';

/** A task that is finished, or that somebody else does from now on. */
interface TaskTurn {
  what: 'finished' | 'moved';
  /** As it is afterwards. */
  task: TaskRow;
}

type Watcher = (tx: TenantTx, actor: Actor, turn: TaskTurn) => Promise<void>;

/** What other features do in the same transaction when a task ends or changes hands. */
@Injectable()
export class TaskWatch {
  private readonly watchers: Watcher[] = [];

  on(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  async turned(tx: TenantTx, actor: Actor, turn: TaskTurn): Promise<void> {
    for (const watcher of this.watchers) await watcher(tx, actor, turn);
  }
}
