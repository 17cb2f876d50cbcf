import { fieldsOf, firstText, type HookFact, textAt } from './hook-fact.js';

const KINDS: Record<string, HookFact['kind']> = {
  SessionStart: 'session_start',
  UserPromptSubmit: 'session_beat',
  PreToolUse: 'before_edit',
  PostToolUse: 'touched',
  PostToolUseFailure: 'touched',
  Stop: 'session_beat',
  SessionEnd: 'session_end',
};
const EDITS = ['Edit', 'MultiEdit', 'Write', 'NotebookEdit'];
const REASON_MAX = 40;

/** Reads an event of Claude Code; nothing when it is none of ours. */
export function claudeCodeFact(payload: unknown): HookFact | undefined {
  const event = fieldsOf(payload);
  const hostEvent = textAt(event, 'hook_event_name') ?? '';
  const kind = Object.hasOwn(KINDS, hostEvent) ? KINDS[hostEvent] : undefined;
  const hostSessionId = textAt(event, 'session_id');
  const folder = textAt(event, 'cwd');
  if (!kind || !hostSessionId || !folder) return undefined;
  const isToolEvent = kind === 'before_edit' || kind === 'touched';
  if (isToolEvent && !EDITS.includes(textAt(event, 'tool_name') ?? '')) return undefined;
  const file = firstText(fieldsOf(event['tool_input']), ['file_path', 'notebook_path']);
  if (isToolEvent && !file) return undefined;
  const reason = kind === 'session_end' ? textAt(event, 'reason')?.slice(0, REASON_MAX) : undefined;
  return {
    ...{ kind, hostEvent, hostSessionId, folder },
    files: isToolEvent && file ? [file] : [],
    ...(reason ? { reason } : {}),
  };
}

/** Events whose answer reaches the model. */
const SPOKEN = ['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse'];

/** What Claude Code prints into the model's context, and what it decides before an edit. */
export function claudeCodeAnswer(
  { hostEvent }: HookFact,
  context: string,
  decision?: 'ask' | 'deny',
): string {
  if (!SPOKEN.includes(hostEvent) || (!context && !decision)) return '';
  const own = decision
    ? { permissionDecision: decision, permissionDecisionReason: context }
    : { additionalContext: context };
  return JSON.stringify({ hookSpecificOutput: { hookEventName: hostEvent, ...own } });
}
