import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node compiled at the last start is kept beside the build, which takes a third off the next
// one. Nobody else can write there, unlike to the system's folder for temporary files; where this
// process cannot either, it does without.
enableCompileCache(join(import.meta.dirname, '../../../compile-cache'));
await import('./start.js');
