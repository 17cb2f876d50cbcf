import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { MembersModule } from '../members/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TasksModule } from '../tasks/index.js';
import { BlockerNotes } from './blocker-notes.js';
import { NotesRepository } from './notes.repository.js';
import { Notes } from './notes.service.js';
import { NoteTools } from './notes.tools.js';

@Module({
  imports: [McpModule, MembersModule, SessionsModule, TasksModule],
  providers: [BlockerNotes, Notes, NotesRepository, NoteTools],
  exports: [NotesRepository],
})
export class NotesModule {}
