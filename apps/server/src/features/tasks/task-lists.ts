import { DEFAULT_PAGE_SIZE, type TaskHistoryReply, type TasksReply } from '@covibe/contracts';
import type { TaskFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { pageOf, readCursor } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { SubjectHistory } from '../activity/index.js';
import { statusesOf } from '../overlap/index.js';
import { TaskListsRepository } from './task-lists.repository.js';
import { taskReply } from './task-row.js';
import { NoSuchTask } from './tasks.errors.js';
import { TasksRepository } from './tasks.repository.js';

const HISTORY_LENGTH = 100;

/** Reads tasks: pages of a filter, and one with its history. */
@Injectable()
export class TaskLists {
  constructor(
    private readonly db: TenantDb,
    private readonly tasks: TasksRepository,
    private readonly lists: TaskListsRepository,
    private readonly history: SubjectHistory,
  ) {}

  async page(actor: Actor, filter: TaskFilter): Promise<TasksReply> {
    const limit = filter.limit ?? DEFAULT_PAGE_SIZE;
    const query = {
      statuses: statusesOf(filter.status),
      after: readCursor(filter.cursor),
      limit: limit + 1,
      viewerId: actor.developerId,
      workstreamId: filter.workstream,
      owner: filter.owner,
      repo: filter.repo,
      words: filter.q,
    };
    const found = await this.db.within(actor, (tx) => this.lists.page(tx, query));
    const { rows, next_cursor } = pageOf(found, limit, (row) => ({
      at: row.updated_at,
      id: row.id,
    }));
    return { tasks: rows.map((row) => taskReply(row, actor)), next_cursor };
  }

  async show(actor: Actor, id: string): Promise<TaskHistoryReply> {
    return this.db.within(actor, async (tx) => {
      const row = await this.tasks.find(tx, id);
      if (!row) throw new NoSuchTask();
      const events = await this.history.of(tx, actor, id, HISTORY_LENGTH);
      return { task: taskReply(row, actor), events };
    });
  }
}
