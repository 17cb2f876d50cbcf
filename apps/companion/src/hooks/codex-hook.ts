import { fieldsOf, type HookFact, textAt } from './hook-fact.js';

const KINDS: Record<string, HookFact['kind']> = {
  SessionStart: 'session_start',
  UserPromptSubmit: 'session_beat',
  PreToolUse: 'before_edit',
  PostToolUse: 'touched',
  Stop: 'session_beat',
  SessionEnd: 'session_end',
};
const REASON_MAX = 40;
/** The lines of a patch that name files; what stands between them is never looked at. */
const NAMED = /^\*\*\* (?:(?:Update|Add|Delete) File|Move to): (.+?)\r?$/gm;

/** Reads an event of Codex, where the user trusted its hooks; nothing when it is none of ours. */
export function codexHookFact(payload: unknown): HookFact | undefined {
  const event = fieldsOf(payload);
  const hostEvent = textAt(event, 'hook_event_name') ?? '';
  const kind = Object.hasOwn(KINDS, hostEvent) ? KINDS[hostEvent] : undefined;
  const hostSessionId = textAt(event, 'session_id');
  const folder = textAt(event, 'cwd');
  if (!kind || !hostSessionId || !folder) return undefined;
  const isToolEvent = kind === 'before_edit' || kind === 'touched';
  const files = isToolEvent ? filesOf(event) : [];
  if (isToolEvent && files.length === 0) return undefined;
  const reason = kind === 'session_end' ? textAt(event, 'reason')?.slice(0, REASON_MAX) : undefined;
  return { kind, hostEvent, hostSessionId, folder, files, ...(reason ? { reason } : {}) };
}

function filesOf(event: Record<string, unknown>): string[] {
  if (textAt(event, 'tool_name') !== 'apply_patch') return [];
  const patch = textAt(fieldsOf(event['tool_input']), 'command') ?? '';
  return [...patch.matchAll(NAMED)].map(([, file = '']) => file);
}

/** Events whose answer reaches the model. */
const SPOKEN = ['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse'];

/** Codex knows no asking before an edit and would drop such an answer whole: the words are told instead. */
export function codexHookAnswer(
  { hostEvent }: HookFact,
  context: string,
  decision?: 'ask' | 'deny',
): string {
  if (!SPOKEN.includes(hostEvent) || !context) return '';
  const own =
    decision === 'deny'
      ? { permissionDecision: decision, permissionDecisionReason: context }
      : { additionalContext: context };
  return JSON.stringify({ hookSpecificOutput: { hookEventName: hostEvent, ...own } });
}
