import { Module } from '@nestjs/common';
import { AuditsModule } from '../audits/index.js';
import { McpModule } from '../mcp/index.js';
import { NotesModule } from '../notes/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TasksModule } from '../tasks/index.js';
import { WorkstreamsModule } from '../workstreams/index.js';
import { TeamController } from './team.controller.js';
import { TeamParts } from './team-parts.js';
import { TeamRepository } from './team.repository.js';
import { Team } from './team.service.js';
import { TeamTools } from './team.tools.js';

@Module({
  imports: [AuditsModule, McpModule, NotesModule, SessionsModule, TasksModule, WorkstreamsModule],
  controllers: [TeamController],
  providers: [Team, TeamParts, TeamRepository, TeamTools],
})
export class TeamModule {}
