import { join } from 'node:path';
import { OUTPUTS, type Output } from './outputs.ts';
import { runQuietly } from './run-quietly.ts';

const CONSOLE = OUTPUTS.find(({ name }) => name === 'console')!;

/** The console with its page of parts, which users never get: for pictures and browser tests. */
export const GALLERY: Output = {
  name: 'gallery',
  inputs: CONSOLE.inputs,
  product: join('dist', 'gallery', 'index.html'),
  make: (signal) => {
    const angular = 'node_modules/@angular/cli/bin/ng.js';
    const configuration = '--configuration=production,gallery';
    return runQuietly('The gallery', [angular, 'build', 'console', configuration], signal);
  },
};
