/** What Cursor starts at its events. Small, because an agent waits for it. */
import { cursorAnswer, cursorFact } from './hooks/cursor-hook.js';
import { hookProcess } from './hook-process.js';

void hookProcess(() => ({ agent: 'cursor', fact: cursorFact, answer: cursorAnswer }));
