import type { TaskReply } from '@covibe/contracts';
import { marked, theirs } from '../mcp/index.js';

/** A task as agents get it: the workstream it belongs to may be named by somebody else. */
export function taskForAgents(task: TaskReply): TaskReply {
  return { ...theirs(task), workstream: marked(task.workstream) };
}
