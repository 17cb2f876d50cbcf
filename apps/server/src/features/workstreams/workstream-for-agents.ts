import type { WorkstreamReply } from '@covibe/contracts';
import { marked, theirs } from '../mcp/index.js';

/** A workstream as agents get it: the tasks in it may be anybody's. */
export function workstreamForAgents(stream: WorkstreamReply): WorkstreamReply {
  return { ...theirs(stream), recent_tasks: stream.recent_tasks.map(marked) };
}
