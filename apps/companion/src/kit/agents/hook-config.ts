import { isAbsolute, join, relative } from 'node:path';
import type { AgentType } from '@covibe/contracts';
import { isRecord, type Wiring } from './agent-config.js';
import { JsonConfig } from './json-config.js';
import { haveSameMeaning } from './same-meaning.js';

/** A file that names programs an agent starts at its events, as text: other people's hooks stay. */
export interface HookConfig {
  readonly agent: AgentType;
  readonly path: string;
  wire(text: string | undefined, wiring: Wiring): string;
  unwire(text: string): string | undefined;
  /** Commands that carry our name, with what setup would write in their place. */
  commands(text: string, wiring: Wiring): { found: string; wanted: boolean }[];
  /** Why setup leaves this file alone on this machine, where it does. */
  obstacle?(read: ReadFile): string | undefined;
  /** What its user has to do besides, where there is something. */
  remark?(text: string, read: ReadFile): string | undefined;
}

type ReadFile = (path: string) => string | undefined;

/** A place where agents take hooks from and setup writes none. */
export type OtherHooks = Pick<HookConfig, 'agent' | 'path' | 'commands'>;

/** What one host calls its events, and what an entry of its looks like. */
interface HookForm {
  agent: AgentType;
  path: string;
  program: string;
  /** Keys a file of our own begins with. */
  preamble: Record<string, unknown>;
  events: readonly string[];
  entry(event: string, command: string): Record<string, unknown>;
  command(wiring: Wiring, program: string): string;
}

const EDITS = 'Edit|MultiEdit|Write|NotebookEdit';
const OUR_NAME = /co-?vibe/i;
/** Below what the host waits for a session's end. */
const SECONDS = 5;

export function claudeCodeHooks(
  project: string,
  path = join(project, '.claude', 'settings.json'),
): HookConfig {
  return new HookFile({
    agent: 'claude-code',
    path,
    program: 'covibe-claude-hook.cjs',
    preamble: {},
    events: [
      ...['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse'],
      ...['PostToolUseFailure', 'Stop', 'SessionEnd'],
    ],
    entry: (event, command) => ({
      ...(event.includes('ToolUse') ? { matcher: EDITS } : {}),
      hooks: [{ type: 'command', command, timeout: SECONDS }],
    }),
    // The agent may have gone into another folder: its own variable names the project.
    command: ({ bridge, project: root }, program) => {
      const file = join(bridge, '..', program);
      const way = relative(root, file);
      const isInside = !way.startsWith('..') && !isAbsolute(way);
      return isInside
        ? `node "$CLAUDE_PROJECT_DIR/${literal(way.replaceAll('\\', '/'))}"`
        : `node ${quoted(file)}`;
    },
  });
}

export function cursorHooks(
  project: string,
  path = join(project, '.cursor', 'hooks.json'),
): HookConfig {
  return new HookFile({
    agent: 'cursor',
    path,
    program: 'covibe-cursor-hook.cjs',
    preamble: { version: 1 },
    events: ['sessionStart', 'preToolUse', 'afterFileEdit', 'stop', 'sessionEnd'],
    entry: (_, command) => ({ command }),
    command: ({ bridge }, program) => `node ${quoted(join(bridge, '..', program))}`,
  });
}

/**
 * A path as one word of a shell that reads nothing into it. Node takes the paths of Windows with slashes too,
 * and the shell that Claude Code starts there would swallow the other ones.
 */
export function quoted(path: string): string {
  const plain = /^[a-z]:\\/i.test(path) ? path.replaceAll('\\', '/') : path;
  return /[^\w./:-]/.test(plain) ? `"${literal(plain)}"` : plain;
}

/** Within double quotes. */
const literal = (text: string) => text.replace(/["$`\\]/g, '\\$&');

export class HookFile implements HookConfig {
  readonly agent: AgentType;
  readonly path: string;

  constructor(private readonly form: HookForm) {
    this.agent = form.agent;
    this.path = form.path;
  }

  wire(text: string | undefined, wiring: Wiring): string {
    const file = new JsonConfig(text, this.path);
    const command = this.form.command(wiring, this.form.program);
    for (const [key, value] of Object.entries(this.form.preamble)) {
      if (file.at([key]) === undefined) file.set([key], value);
    }
    for (const event of this.form.events) {
      const wanted = this.form.entry(event, command);
      const [first, ...others] = this.ours(file, event);
      for (const place of others.reverse()) file.set(['hooks', event, place], undefined);
      if (first === undefined) file.append(['hooks', event], wanted);
      else if (!haveSameMeaning(file.at(['hooks', event, first]), wanted)) {
        file.set(['hooks', event, first], wanted);
      }
    }
    return file.text;
  }

  unwire(text: string): string | undefined {
    const file = new JsonConfig(text, this.path);
    for (const event of this.form.events) {
      for (const place of this.ours(file, event).reverse()) {
        file.set(['hooks', event, place], undefined);
        if (isEmpty(file.at(['hooks', event]))) file.set(['hooks', event], undefined);
      }
    }
    if (file.text === text) return text;
    if (isEmpty(file.at(['hooks']))) file.set(['hooks'], undefined);
    const left = Object.entries(file.at([]) as object);
    const isBare = left.every(([key, value]) => this.form.preamble[key] === value);
    return isBare && !file.hasComments() ? undefined : file.text;
  }

  commands(text: string, wiring: Wiring): { found: string; wanted: boolean }[] {
    const ours = this.form.command(wiring, this.form.program);
    const hooks = new JsonConfig(text, this.path).at(['hooks']);
    return commandsOfOurName(hooks).map((found) => ({ found, wanted: found === ours }));
  }

  /** Where our entries stand in their lists. */
  places(text: string): { event: string; place: number }[] {
    const file = new JsonConfig(text, this.path);
    return this.form.events.flatMap((event) =>
      this.ours(file, event).map((place) => ({ event, place })),
    );
  }

  /** Places of the entries that start nothing but our program. */
  private ours(file: JsonConfig, event: string): number[] {
    const entries = file.at(['hooks', event]);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry, place) => {
      const commands = commandsIn(entry);
      // Whatever the ending: older ones had another.
      const name = this.form.program.replace(/\.\w+$/, '.');
      const isOurs = commands.length > 0 && commands.every((command) => command.includes(name));
      return isOurs ? [place] : [];
    });
  }
}

/** Commands below a value that carry our name, whoever wrote them. */
export const commandsOfOurName = (value: unknown): string[] =>
  commandsIn(value).filter((command) => OUR_NAME.test(command));

/** Every command below a value, wherever the host keeps it. */
function commandsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(commandsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'command' && typeof item === 'string' ? [item] : commandsIn(item),
  );
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) || isRecord(value)) && Object.keys(value).length === 0;
}
