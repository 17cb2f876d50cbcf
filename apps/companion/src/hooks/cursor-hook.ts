import { fieldsOf, firstText, type HookFact, textAt } from './hook-fact.js';

const KINDS: Record<string, HookFact['kind']> = {
  sessionStart: 'session_start',
  preToolUse: 'before_edit',
  afterFileEdit: 'touched',
  stop: 'session_beat',
  sessionEnd: 'session_end',
};
const EDITS = ['Write', 'Edit', 'Delete'];
const REASON_MAX = 40;

/** Reads an event of Cursor; nothing when it is none of ours. */
export function cursorFact(
  payload: unknown,
  env: Readonly<Record<string, string | undefined>>,
): HookFact | undefined {
  const event = fieldsOf(payload);
  const hostEvent = textAt(event, 'hook_event_name') ?? '';
  const kind = Object.hasOwn(KINDS, hostEvent) ? KINDS[hostEvent] : undefined;
  const hostSessionId = firstText(event, ['conversation_id', 'session_id']);
  const roots = event['workspace_roots'];
  const [root] = Array.isArray(roots) ? (roots as unknown[]) : [];
  const folder = typeof root === 'string' ? root : env['CURSOR_PROJECT_DIR'];
  if (!kind || !hostSessionId || !folder) return undefined;
  const file =
    kind === 'before_edit'
      ? firstText(fieldsOf(event['tool_input']), ['file_path', 'path', 'target_file'])
      : textAt(event, 'file_path');
  if (kind === 'before_edit' && !EDITS.includes(textAt(event, 'tool_name') ?? '')) return undefined;
  if ((kind === 'before_edit' || kind === 'touched') && !file) return undefined;
  const reason = kind === 'session_end' ? textAt(event, 'reason')?.slice(0, REASON_MAX) : undefined;
  return {
    ...{ kind, hostEvent, hostSessionId, folder },
    files: file && kind !== 'session_beat' ? [file] : [],
    ...(reason ? { reason } : {}),
  };
}

/** Cursor's own shape; a permission is only named where it is not simply given. */
export function cursorAnswer(
  { hostEvent }: HookFact,
  context: string,
  decision?: 'ask' | 'deny',
): string {
  if (!context && !decision) return '';
  if (hostEvent === 'preToolUse' && decision) {
    return JSON.stringify({ permission: decision, user_message: context, agent_message: context });
  }
  const isHeard = hostEvent === 'sessionStart' || hostEvent === 'preToolUse';
  return isHeard ? JSON.stringify({ additional_context: context }) : '';
}
