import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { after, before, type Verb } from './task-state.js';
import type { TaskRow } from './task-row.js';
import { TaskWatch } from './task-watch.js';
import { NoSuchTask, NotYourTask, WrongTaskState } from './tasks.errors.js';
import { TasksRepository, type TaskChange } from './tasks.repository.js';

interface RecordedEvent {
  task: TaskRow;
  event: string;
  payload?: Record<string, unknown>;
}

interface Change extends RecordedEvent {
  verb: Verb;
  fields?: TaskChange['fields'];
}

/** The steps every change of a task shares: find and hold it, check owner and state, change, record. */
@Injectable()
export class TaskChanges {
  constructor(
    private readonly repository: TasksRepository,
    private readonly events: WorkEvents,
    private readonly watch: TaskWatch,
    private readonly clock: Clock,
  ) {}

  async held(tx: TenantTx, id: string): Promise<TaskRow> {
    const task = await this.repository.hold(tx, id);
    if (!task) throw new NoSuchTask();
    return task;
  }

  /** The actor's own task, in a state in which the verb makes sense. */
  async own(tx: TenantTx, actor: Actor, id: string, verb: Verb): Promise<TaskRow> {
    const task = await this.held(tx, id);
    if (task.developer_id !== actor.developerId) throw new NotYourTask();
    this.requireState(task, verb);
    return task;
  }

  requireState(task: TaskRow, verb: Verb): void {
    if (!after(verb, task.status)) throw new WrongTaskState(verb, task.status);
  }

  async apply(tx: TenantTx, actor: Actor, change: Change): Promise<TaskRow> {
    const { task, verb, fields } = change;
    const place = { id: task.id, from: before(verb), now: this.clock.now() };
    const status = after(verb, task.status);
    const changed = await this.repository.change(tx, place, { status, fields });
    if (!changed) throw new WrongTaskState(verb, task.status);
    const now = await this.held(tx, task.id);
    await this.record(tx, actor, { ...change, task: now });
    const what = turnOf(change);
    if (what) await this.watch.turned(tx, actor, { what, task: now });
    return now;
  }

  /** Writes the event with what the timeline shows of it, so that it reads well for ever. */
  async record(tx: TenantTx, actor: Actor, { task, event, payload }: RecordedEvent): Promise<void> {
    await this.events.record(tx, actor, {
      type: event,
      subject: { type: 'task', id: task.id },
      payload: {
        title: task.title,
        workstream_id: task.workstream_id,
        repo: task.repo,
        ...payload,
      },
    });
  }
}

function turnOf({ verb, fields }: Change): 'finished' | 'moved' | undefined {
  if (verb === 'complete' || verb === 'cancel') return 'finished';
  return fields && 'developer_id' in fields ? 'moved' : undefined;
}
