import type { NoteKind, NoteReply } from '@covibe/contracts';
import type { LogBlocker, LogDecision, ResolveBlocker } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { SessionLinks } from '../sessions/index.js';
import { noteReply } from './note-row.js';
import { NoSuchNote, NotYourNote, NoteTaskRefused } from './notes.errors.js';
import { NotesRepository } from './notes.repository.js';

/** Blockers and decisions: what the team must know while work goes on. */
@Injectable()
export class Notes {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: NotesRepository,
    private readonly sessions: SessionLinks,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  log(
    actor: Actor,
    call: Call,
    kind: NoteKind,
    input: LogBlocker | LogDecision,
  ): Promise<NoteReply> {
    return this.work.change(actor, call, async (tx) => {
      await this.sessions.seen(tx, actor, input.session_id);
      await this.requireOwnTask(tx, actor, input.task_id);
      const id = this.ids.next('note');
      await this.repository.insert(tx, {
        id,
        kind,
        developerId: actor.developerId,
        taskId: input.task_id ?? null,
        title: input.title,
        detail: input.detail ?? null,
        now: this.clock.now(),
      });
      await this.record(tx, actor, kind === 'blocker' ? 'note.blocker' : 'note.decision', {
        id,
        title: input.title,
      });
      return this.shown(tx, actor, id);
    });
  }

  /** Resolving twice is resolving once. */
  resolve(actor: Actor, call: Call, { note_id, resolution }: ResolveBlocker): Promise<NoteReply> {
    return this.work.change(actor, call, async (tx) => {
      const note = await this.repository.hold(tx, note_id);
      if (!note || note.kind !== 'blocker') throw new NoSuchNote();
      if (note.developer_id !== actor.developerId) throw new NotYourNote();
      const now = this.clock.now();
      const resolved = await this.repository.resolve(tx, note_id, resolution ?? null, now);
      if (resolved) await this.record(tx, actor, 'note.blocker_resolved', note, resolution);
      return this.shown(tx, actor, note_id);
    });
  }

  private async requireOwnTask(tx: TenantTx, actor: Actor, taskId?: string): Promise<void> {
    if (taskId === undefined) return;
    const owner = await this.repository.taskOwner(tx, taskId);
    if (owner !== actor.developerId) throw new NoteTaskRefused();
  }

  private async shown(tx: TenantTx, actor: Actor, id: string): Promise<NoteReply> {
    const row = await this.repository.hold(tx, id);
    if (!row) throw new NoSuchNote();
    return noteReply(row, actor.developerId);
  }

  private async record(
    tx: TenantTx,
    actor: Actor,
    type: string,
    { id, title }: { id: string; title: string },
    resolution?: string,
  ): Promise<void> {
    await this.events.record(tx, actor, {
      type,
      subject: { type: 'note', id },
      payload: { title, ...(resolution ? { resolution } : {}) },
    });
  }
}
