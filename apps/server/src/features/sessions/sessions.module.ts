import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { ActivitySweep } from './activity-sweep.js';
import { ContextsRepository } from './contexts.repository.js';
import { Contexts } from './contexts.service.js';
import { HostSessions } from './host-sessions.js';
import { HostSessionsRepository } from './host-sessions.repository.js';
import { SessionActivityRepository } from './session-activity.repository.js';
import { SessionLinks } from './session-links.js';
import { SessionSweep } from './session-sweep.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.service.js';
import { SessionTools } from './sessions.tools.js';
import { SessionWatch } from './session-watch.js';
import { StaleNotes } from './stale-notes.js';
import { Staleness } from './staleness.js';

@Module({
  imports: [McpModule],
  providers: [
    ActivitySweep,
    Contexts,
    ContextsRepository,
    HostSessions,
    HostSessionsRepository,
    SessionActivityRepository,
    SessionLinks,
    Sessions,
    SessionsRepository,
    SessionSweep,
    SessionTools,
    SessionWatch,
    StaleNotes,
    Staleness,
  ],
  exports: [
    ContextsRepository,
    HostSessions,
    SessionActivityRepository,
    SessionLinks,
    SessionsRepository,
    SessionWatch,
    Staleness,
  ],
})
export class SessionsModule {}
