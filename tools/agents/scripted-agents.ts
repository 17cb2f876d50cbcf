import { type AgentRun, runAgent } from './agent-run.ts';
import { claudeCode, codex } from './programs.ts';

type Fields = Record<string, unknown>;

/** Where an agent runs: nothing of the person's own environment is in it. */
export interface AgentPlace {
  cwd: string;
  env: Record<string, string>;
}

/** An answer of one of our tools, as the agent got it. */
export interface ToolAnswer {
  tool: string;
  answer: Fields;
}

/** Whatever would leave the machine knocks on a port where nobody is. */
const OFFLINE = {
  ...{ HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' },
  NO_PROXY: '127.0.0.1,localhost',
};

export function runClaudeCode(
  prompt: string,
  { cwd, env }: AgentPlace,
  { model, allow }: { model: string; allow: readonly string[] },
): Promise<AgentRun> {
  const quiet = { DISABLE_TELEMETRY: '1', DISABLE_ERROR_REPORTING: '1', DISABLE_AUTOUPDATER: '1' };
  const args = ['-p', prompt, '--allowedTools', allow.join(',')];
  const told = ['--output-format', 'stream-json', '--verbose', '--include-hook-events'];
  return runAgent(claudeCode(), [...args, ...told], {
    cwd,
    env: {
      ...{ ...env, ...OFFLINE, ...quiet, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
      ...{ ANTHROPIC_BASE_URL: model, ANTHROPIC_API_KEY: 'none' },
    },
  });
}

export function runCodex(args: readonly string[], { cwd, env }: AgentPlace): Promise<AgentRun> {
  return runAgent(codex(), args, {
    cwd,
    env: { ...env, ...OFFLINE, PWD: cwd, STUB_API_KEY: 'none' },
  });
}

/** A person's own `config.toml`, with a model that asks nobody. */
export const codexConfig = (model: string) => `model = "gpt-5.5"
model_provider = "stub"
approval_policy = "never"
sandbox_mode = "danger-full-access"
check_for_update_on_startup = false

[analytics]
enabled = false

[model_providers.stub]
name = "stub"
base_url = "${model}/v1"
wire_api = "responses"
env_key = "STUB_API_KEY"
request_max_retries = 0
stream_max_retries = 0
`;

/** What Claude Code said of its start: servers and the tools it knows. */
export function claudeStart({ lines }: AgentRun): {
  session_id: string;
  mcp_servers: { name: string; status: string }[];
  tools: string[];
} {
  const start = lines.find(({ type, subtype }) => type === 'system' && subtype === 'init');
  if (!start) throw new Error('Claude Code printed no start.');
  return start as ReturnType<typeof claudeStart>;
}

/** The events at which Claude Code started hooks, and whatever a hook said to people or failed with. */
export function claudeHooks({ lines }: AgentRun): { events: Set<string>; complaints: unknown[] } {
  const ended = lines.filter(({ subtype }) => subtype === 'hook_response');
  return {
    events: new Set(ended.map(({ hook_event }) => String(hook_event))),
    complaints: ended.filter(({ exit_code, stderr }) => exit_code !== 0 || stderr !== ''),
  };
}

/** The answers of our tools in a run of Claude Code, in the order of the calls. */
export function claudeAnswers({ lines }: AgentRun): ToolAnswer[] {
  const blocks = lines.flatMap(({ message }) => {
    const { content } = (message ?? {}) as { content?: unknown };
    return Array.isArray(content) ? (content as Fields[]) : [];
  });
  const called = new Map(
    blocks.filter(({ type }) => type === 'tool_use').map(({ id, name }) => [id, String(name)]),
  );
  return blocks
    .filter(({ type }) => type === 'tool_result')
    .flatMap(({ tool_use_id, content }) => {
      const tool = called.get(tool_use_id) ?? '';
      return tool.startsWith('mcp__') ? [{ tool, answer: answerIn(content) }] : [];
    });
}

/** The same of a run of Codex. */
export function codexAnswers({ lines }: AgentRun): ToolAnswer[] {
  return lines
    .filter(({ type }) => type === 'item.completed')
    .map(({ item }) => item as Fields)
    .filter(({ type }) => type === 'mcp_tool_call')
    .map(({ tool, result, error }) => {
      const { content, structured_content } = (result ?? {}) as Fields;
      const answer = structured_content ?? (result ? answerIn(content) : { error });
      return { tool: String(tool), answer: answer as Fields };
    });
}

/** Text, or blocks of text, that hold one answer; what is no answer is kept to be read. */
function answerIn(content: unknown): Fields {
  const text = Array.isArray(content)
    ? (content as { text?: string }[]).map(({ text = '' }) => text).join('')
    : String(content);
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return { text };
  }
}
