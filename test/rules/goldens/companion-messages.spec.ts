import { MESSAGES } from '../../../apps/companion/src/kit/messages.js';
import { expectGolden } from '../../support/golden.js';

describe('the messages of the companion', () => {
  it('are word for word what documents and scripts rely on', () => {
    const examples: { [Name in keyof typeof MESSAGES]: Parameters<(typeof MESSAGES)[Name]> } = {
      approve: ['http://localhost:3000/setup/authorize?code=BCDF-GHJK', 'BCDF-GHJK'],
      sharedToken: [],
      homeMissing: ['codex', '~/.codex'],
      disclosure: [],
      askFirst: [],
      syncNewRepos: ['http://localhost:3000'],
      optIn: [],
      paxelIsByHand: [],
    };
    const lines = Object.entries(examples).map(([name, words]) => {
      const message: (...words: never[]) => string = MESSAGES[name as keyof typeof MESSAGES];
      return `${name}\n  ${message(...(words as never[]))}`;
    });
    expectGolden('companion-messages.txt', lines.join('\n'));
  });
});
