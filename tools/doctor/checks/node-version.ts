import { isNewEnough } from '../../bootstrap/project-node.mjs';
import { type Check, fail, ok } from '../finding.ts';

export const nodeVersion: Check = () => {
  const { node } = process.versions;
  if (isNewEnough(node)) return Promise.resolve([ok(`Node ${node} runs the project`)]);
  return Promise.resolve([
    fail(
      `Node ${node} is too old to run the project`,
      'Start tasks with `npm run …`, which brings Node 24, or install Node 24.15 or newer.',
    ),
  ]);
};
