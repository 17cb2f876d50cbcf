export { TaskListsRepository } from './task-lists.repository.js';
export { taskForAgents } from './task-for-agents.js';
export { taskReply } from './task-row.js';
export { TaskHandOver } from './task-hand-over.js';
export { TaskWatch } from './task-watch.js';
export { TasksModule } from './tasks.module.js';
