import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { Tellings, type Telling } from '../mcp/index.js';
import { TaskWatch } from '../tasks/index.js';
import { noteReply, type NoteRow } from './note-row.js';
import { NotesRepository } from './notes.repository.js';

const MOST = 20;

/** Tells people that somebody is blocked until they act, and the blocked that their wait is over. */
@Injectable()
export class BlockerNotes implements OnModuleInit {
  constructor(
    private readonly tellings: Tellings,
    private readonly tasks: TaskWatch,
    private readonly repository: NotesRepository,
    private readonly events: WorkEvents,
  ) {}

  onModuleInit(): void {
    this.tellings.from(async (tx, { developerId }) => {
      const rows = await this.repository.toldTo(tx, developerId, MOST);
      return rows.map((row) => telling(row, developerId));
    });
    this.tasks.on(async (tx, actor, { what, task }) => {
      if (what !== 'finished') return;
      for (const { id, title } of await this.repository.waitingForTask(tx, task.id)) {
        await this.events.record(tx, actor, {
          type: 'note.blocker_freed',
          subject: { type: 'note', id },
          payload: { title },
        });
      }
      this.tellings.stir(tx.workspaceId);
    });
  }
}

function telling(row: NoteRow, viewerId: string): Telling {
  const { id, developer_id, waits_for_task_id, awaited_task_status } = row;
  if (developer_id === viewerId) {
    const text = `Task ${waits_for_task_id}, which your blocker ${id} waits for, is ${awaited_task_status}. Go on, and resolve the blocker with covibe_note resolve_blocker.`;
    return { about: `${id} freed`, note: { kind: 'blocker_freed', text } };
  }
  const { owner, title, detail, created_at: at } = noteReply(row, viewerId);
  const words = detail === null ? title : `${title}\n${detail}`;
  const quoted = {
    untrusted: true as const,
    text: words.slice(0, 2_000),
    author: owner.name,
    agent: null,
    at,
  };
  const text = `A teammate is blocked and waits for you (${id}). Tell your developer, or help where that is your work.`;
  return { about: `${id} waits`, note: { kind: 'blocker', text, quoted } };
}
