import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/index.js';
import { McpModule } from '../mcp/index.js';
import { OverlapModule } from '../overlap/index.js';
import { SessionsModule } from '../sessions/index.js';
import { WorkstreamsModule } from '../workstreams/index.js';
import { TaskChanges } from './task-changes.js';
import { TaskConsole } from './task-console.js';
import { TaskEndings } from './task-endings.js';
import { TaskListsRepository } from './task-lists.repository.js';
import { TaskHandOver } from './task-hand-over.js';
import { TaskLists } from './task-lists.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { Tasks } from './tasks.service.js';
import { TaskTools } from './tasks.tools.js';
import { TaskWatch } from './task-watch.js';

@Module({
  imports: [ActivityModule, OverlapModule, McpModule, SessionsModule, WorkstreamsModule],
  controllers: [TasksController],
  providers: [
    Tasks,
    TaskChanges,
    TaskConsole,
    TaskEndings,
    TaskHandOver,
    TaskLists,
    TaskListsRepository,
    TasksRepository,
    TaskTools,
    TaskWatch,
  ],
  exports: [TaskHandOver, TaskListsRepository, TaskWatch],
})
export class TasksModule {}
