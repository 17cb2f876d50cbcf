/** What Codex starts at its events, once its user trusted it. Small, because an agent waits for it. */
import { codexHookAnswer, codexHookFact } from './hooks/codex-hook.js';
import { hookProcess } from './hook-process.js';

void hookProcess(() => ({ agent: 'codex', fact: codexHookFact, answer: codexHookAnswer }));
