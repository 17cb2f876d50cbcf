/** What Claude Code starts at its events. Small, because an agent waits for it. */
import { claudeCodeAnswer, claudeCodeFact } from './hooks/claude-code-hook.js';
import { hookProcess } from './hook-process.js';

// Cursor runs Claude's hooks too; its own hooks report the same, so these keep still.
void hookProcess((env) =>
  env['CURSOR_PROJECT_DIR'] || env['CURSOR_VERSION']
    ? undefined
    : { agent: 'claude-code', fact: claudeCodeFact, answer: claudeCodeAnswer },
);
