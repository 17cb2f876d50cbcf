import { endpoint } from '../kernel/endpoint.js';
import type {
  CancelInConsole,
  PlanTaskInConsole,
  PlannedReply,
  ReassignTask,
  TaskHistoryReply,
  TaskReply,
  TasksReply,
  EditTaskInConsole,
} from './tasks.dto.js';

export const TASKS = {
  list: endpoint<void, TasksReply>('GET', '/api/tasks', 'session'),
  show: endpoint<void, TaskHistoryReply>('GET', '/api/tasks/:id', 'session'),
  plan: endpoint<PlanTaskInConsole, PlannedReply>('POST', '/api/tasks', 'session'),
  edit: endpoint<EditTaskInConsole, TaskReply>('PATCH', '/api/tasks/:id', 'session'),
  cancel: endpoint<CancelInConsole, TaskReply>('POST', '/api/tasks/:id/cancel', 'session'),
  /** Admins only: gives the work to another member of the workspace. */
  reassign: endpoint<ReassignTask, TaskReply>('POST', '/api/tasks/:id/reassign', 'session'),
} as const;
