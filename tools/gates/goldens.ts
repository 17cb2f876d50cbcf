import type { Gate } from './gate.ts';
import { runJest } from './jest.ts';

/** What the code generates must be what lies in test/golden (`npm run golden` rewrites it). */
export const goldens: Gate = {
  name: 'goldens',
  inspect: async (root) => {
    const { code, output } = await runJest(root, ['test/rules/goldens']);
    return code === 0 ? '' : output;
  },
};
