import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/index.js';
import { McpModule } from '../mcp/index.js';
import { OverlapModule } from '../overlap/index.js';
import { LinkedWorkRepository } from './linked-work.repository.js';
import { WorkstreamChanges } from './workstream-changes.js';
import { WorkstreamConsole } from './workstream-console.js';
import { WorkstreamHomes } from './workstream-homes.js';
import { WorkstreamLists } from './workstream-lists.js';
import { WorkstreamsController } from './workstreams.controller.js';
import { WorkstreamsRepository } from './workstreams.repository.js';
import { Workstreams } from './workstreams.service.js';
import { WorkstreamTools } from './workstreams.tools.js';

@Module({
  imports: [ActivityModule, OverlapModule, McpModule],
  controllers: [WorkstreamsController],
  providers: [
    LinkedWorkRepository,
    WorkstreamChanges,
    WorkstreamConsole,
    WorkstreamHomes,
    WorkstreamLists,
    Workstreams,
    WorkstreamsRepository,
    WorkstreamTools,
  ],
  exports: [WorkstreamHomes, WorkstreamLists],
})
export class WorkstreamsModule {}
