/** What agents start: the stdio bridge to the server's tools. Never loads Nest. */
import { homedir } from 'node:os';
import { bridgeStdio } from './bridge/stdio.js';

// An agent that is gone reads no answers.
process.stdout.on('error', () => process.exit(0));
await bridgeStdio(
  { env: process.env, folder: process.cwd(), home: homedir() },
  (sentence) => void process.stderr.write(`${sentence}\n`),
);
