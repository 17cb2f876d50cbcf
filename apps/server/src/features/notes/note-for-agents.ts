import type { NoteReply } from '@covibe/contracts';
import { marked, theirs } from '../mcp/index.js';

/** A note as agents get it: the task it waits for may be anybody's. */
export function noteForAgents(note: NoteReply): NoteReply {
  return { ...theirs(note), waits_for_task: note.waits_for_task && marked(note.waits_for_task) };
}
