import { fieldsOf, type HookFact, textAt } from './hook-fact.js';

/** Codex tells one thing without being trusted: that a turn is over. Its prompts and answers stay here. */
export function codexFact(payload: unknown): HookFact | undefined {
  const event = fieldsOf(payload);
  const hostEvent = textAt(event, 'type');
  const hostSessionId = textAt(event, 'thread-id');
  const folder = textAt(event, 'cwd');
  if (hostEvent !== 'agent-turn-complete' || !hostSessionId || !folder) return undefined;
  return { kind: 'session_beat', hostEvent, hostSessionId, folder, files: [] };
}
