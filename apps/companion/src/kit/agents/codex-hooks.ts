import { parse } from '@decimalturn/toml-patch';
import { join } from 'node:path';
import { isRecord } from './agent-config.js';
import { commandsOfOurName, HookFile, type OtherHooks, quoted } from './hook-config.js';

const PATCHES = 'apply_patch';
const SECONDS = 5;
/** Codex cuts more down to this and tells its user so at every start. */
const LAST_SECONDS = 3;

/**
 * `hooks.json` in the home of Codex, one for all projects. Codex runs what stands there only after its user
 * has looked at it; until then `notify` and the bridge carry the session.
 */
export const codexHooks = (home: string): CodexHooks => new CodexHooks(home);

class CodexHooks extends HookFile {
  private readonly config: string;

  constructor(home: string) {
    super({
      agent: 'codex',
      path: join(home, 'hooks.json'),
      program: 'covibe-codex-hook.cjs',
      preamble: {},
      events: [
        ...['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse', 'Stop', 'SessionEnd'],
      ],
      entry: (event, command) => {
        const timeout = event === 'SessionEnd' ? LAST_SECONDS : SECONDS;
        return {
          ...(event.includes('ToolUse') ? { matcher: PATCHES } : {}),
          hooks: [{ type: 'command', command, timeout }],
        };
      },
      command: ({ bridge }, program) => `node ${quoted(join(bridge, '..', program))}`,
    });
    this.config = join(home, 'config.toml');
  }

  /** Codex complains at every start where a home has hooks in both of its files. */
  obstacle(read: (path: string) => string | undefined): string | undefined {
    const { state: _, ...own } = hooksIn(read(this.config));
    if (Object.keys(own).length === 0) return undefined;
    return `${this.config} holds hooks of your own, and Codex wants all of them in one file: none were written, notify and the tools carry the session`;
  }

  /** Codex notes there what its user trusts: by file, event and place. */
  remark(text: string, read: (path: string) => string | undefined): string | undefined {
    const { state } = hooksIn(read(this.config));
    const isTrusted = ({ event, place }: { event: string; place: number }) => {
      const key = `${this.path}:${snake(event)}:${place}:0`;
      const entry = isRecord(state) ? state[key] : undefined;
      return isRecord(entry) && entry['enabled'] !== false && 'trusted_hash' in entry;
    };
    if (this.places(text).every(isTrusted)) return undefined;
    return 'Codex runs them once you trust them (/hooks in Codex); until then notify and the tools carry the session';
  }
}

/** Hooks in the tables of `config.toml`. */
export const codexTableHooks = (home: string): OtherHooks => ({
  agent: 'codex',
  path: join(home, 'config.toml'),
  commands: (text) => commandsOfOurName(hooksIn(text)).map((found) => ({ found, wanted: false })),
});

const snake = (event: string) => event.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

function hooksIn(config: string | undefined): Record<string, unknown> {
  try {
    const { hooks } = parse(config ?? '') as { hooks?: unknown };
    return isRecord(hooks) ? hooks : {};
  } catch {
    // The check of the configurations says what is wrong with the file.
    return {};
  }
}
