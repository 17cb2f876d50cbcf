import { NOTE_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ToolTable } from '../mcp/index.js';
import { noteForAgents } from './note-for-agents.js';
import { Notes } from './notes.service.js';

/** The agents' door to blockers and decisions. */
@Injectable()
export class NoteTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly notes: Notes,
  ) {}

  onModuleInit(): void {
    const { notes } = this;
    this.table.offer(NOTE_TOOL, {
      blocker: async (call, input) => ({
        data: { note: noteForAgents(await notes.log(call.actor, call, 'blocker', input)) },
      }),
      resolve_blocker: async (call, input) => ({
        data: { note: noteForAgents(await notes.resolve(call.actor, call, input)) },
      }),
      decision: async (call, input) => ({
        data: { note: noteForAgents(await notes.log(call.actor, call, 'decision', input)) },
      }),
    });
  }
}
