import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { SessionsModule } from '../sessions/index.js';
import { NotesRepository } from './notes.repository.js';
import { Notes } from './notes.service.js';
import { NoteTools } from './notes.tools.js';

@Module({
  imports: [McpModule, SessionsModule],
  providers: [Notes, NotesRepository, NoteTools],
  exports: [NotesRepository],
})
export class NotesModule {}
