import { type AgentType, ID_MAX } from '@covibe/contracts';
import { type Environment, given } from '@covibe/local-state';

type Fields = Record<string, unknown>;

const SESSION_TOOL = 'covibe_session';
const FITS = new RegExp(`^[\\w:.-]{1,${ID_MAX}}$`);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Adds the host's own id of the conversation to the start of a session, so that the agent and its
 * hooks share one. Whatever the agent named itself stays.
 */
export function withHostSession(params: unknown, env: Environment): unknown {
  if (!isFields(params) || params['name'] !== SESSION_TOOL) return params;
  const input = params['arguments'];
  if (!isFields(input) || input['operation'] !== 'start' || input['host_session_id']) return params;
  const id = hostSessionId(isFields(params['_meta']) ? params['_meta'] : {}, env);
  return id ? { ...params, arguments: { ...input, host_session_id: id } } : params;
}

/** Claude Code tells it in the environment, Codex and Cursor with each call. */
function hostSessionId(meta: Fields, env: Environment): string | undefined {
  const turn = meta['x-codex-turn-metadata'];
  const byAgent: Record<AgentType, unknown[]> = {
    'claude-code': [env['CLAUDE_CODE_SESSION_ID']],
    codex: [meta['threadId'], isFields(turn) ? turn['thread_id'] : undefined],
    cursor: [meta['conversation_id'], meta['conversationId'], env['CURSOR_CONVERSATION_ID']],
  };
  const marker = given(env['COVIBE_AGENT']) as AgentType | undefined;
  const told = marker && Object.hasOwn(byAgent, marker) ? byAgent[marker] : [];
  return told.find((id): id is string => typeof id === 'string' && FITS.test(id));
}
