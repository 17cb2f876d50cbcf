import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { ContextsRepository } from './contexts.repository.js';
import { Contexts } from './contexts.service.js';
import { SessionLinks } from './session-links.js';
import { SessionSweep } from './session-sweep.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.service.js';
import { SessionTools } from './sessions.tools.js';
import { StaleNotes } from './stale-notes.js';
import { Staleness } from './staleness.js';

@Module({
  imports: [McpModule],
  providers: [
    Contexts,
    ContextsRepository,
    SessionLinks,
    Sessions,
    SessionsRepository,
    SessionSweep,
    SessionTools,
    StaleNotes,
    Staleness,
  ],
  exports: [ContextsRepository, SessionLinks, SessionsRepository, Staleness],
})
export class SessionsModule {}
