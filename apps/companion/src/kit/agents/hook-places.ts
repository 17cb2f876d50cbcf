import { join } from 'node:path';
import type { Host } from '../host.js';
import { agentHome } from './agent-homes.js';
import { codexHooks, codexTableHooks } from './codex-hooks.js';
import { claudeCodeHooks, cursorHooks, type HookConfig, type OtherHooks } from './hook-config.js';

type Where = Pick<Host, 'env' | 'home'>;

/** The files that setup writes hooks into, for this project on this machine. */
export function hookConfigs(host: Where, project: string): HookConfig[] {
  return [claudeCodeHooks(project), codexHooks(agentHome('codex', host)), cursorHooks(project)];
}

/** Where the agents look for hooks too, and setup writes none. */
export function otherHookPlaces(host: Where, project: string): OtherHooks[] {
  const home = agentHome('claude-code', host);
  return [
    claudeCodeHooks(project, join(project, '.claude', 'settings.local.json')),
    claudeCodeHooks(project, join(home, 'settings.json')),
    cursorHooks(project, join(agentHome('cursor', host), 'hooks.json')),
    codexHooks(join(project, '.codex')),
    codexTableHooks(join(project, '.codex')),
    codexTableHooks(agentHome('codex', host)),
  ];
}
