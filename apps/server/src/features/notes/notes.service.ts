import type { NoteKind, NoteReply } from '@covibe/contracts';
import type { LogBlocker, LogDecision, ResolveBlocker } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { Tellings } from '../mcp/index.js';
import { TeammatesRepository } from '../members/index.js';
import { SessionLinks } from '../sessions/index.js';
import { noteReply } from './note-row.js';
import {
  NoAwaitedTask,
  NobodyToWaitFor,
  NoSuchNote,
  NotYourNote,
  NoteTaskRefused,
} from './notes.errors.js';
import { NotesRepository } from './notes.repository.js';

/** Blockers and decisions: what the team must know while work goes on. */
@Injectable()
export class Notes {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: NotesRepository,
    private readonly sessions: SessionLinks,
    private readonly teammates: TeammatesRepository,
    private readonly tellings: Tellings,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async log(
    actor: Actor,
    call: Call,
    kind: NoteKind,
    input: LogBlocker | LogDecision,
  ): Promise<NoteReply> {
    const note = await this.work.change(actor, call, async (tx) => {
      await this.sessions.seen(tx, actor, input.session_id);
      await this.requireOwnTask(tx, actor, input.task_id);
      const awaited = await this.awaited(tx, actor, input);
      const id = this.ids.next('note');
      await this.repository.insert(tx, {
        ...awaited,
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
    if (note.waits_for || note.waits_for_task) this.tellings.stir(actor.workspaceId);
    return note;
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

  /** Whom or what a blocker waits for: somebody else, and a task that is there. */
  private async awaited(
    tx: TenantTx,
    { developerId }: Actor,
    { waits_for_developer, waits_for_task_id }: LogBlocker,
  ): Promise<{ waitsForDeveloperId: string | null; waitsForTaskId: string | null }> {
    let waitsForDeveloperId: string | null = null;
    if (waits_for_developer !== undefined) {
      const wanted = waits_for_developer.replace(/^@/, '');
      const person = await this.teammates.find(tx, wanted, developerId);
      if (!person || person.id === developerId) throw new NobodyToWaitFor();
      waitsForDeveloperId = person.id;
    }
    if (waits_for_task_id !== undefined) {
      const owner = await this.repository.taskOwner(tx, waits_for_task_id);
      if (owner === undefined) throw new NoAwaitedTask();
    }
    return { waitsForDeveloperId, waitsForTaskId: waits_for_task_id ?? null };
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
