import { APPLIES, EXCUSED, type Era } from '../../../tools/conformance/scenarios.js';
import { table } from './tool-page.js';

const TITLES: Record<Era, string> = {
  '2025': 'The 2025 revisions (suite 0.1.16, revision 2025-11-25)',
  '2026': 'The 2026 revision (suite 0.2.0-alpha.12, revision 2026-07-28)',
};

/** What the official suites are asked, and what they are not asked and why. */
export function conformancePage(): string {
  const eras = (Object.keys(TITLES) as Era[]).flatMap((era) => [
    `## ${TITLES[era]}`,
    `Passed in full, every check of every scenario: ${words(APPLIES[era])}.`,
    'Left out, because they ask about something this server does not offer:',
    table(
      ['scenario', 'why'],
      Object.entries(EXCUSED[era]).map(([name, why]) => [`\`${name}\``, why]),
    ),
  ]);
  return [
    '# MCP conformance',
    '`npm run test:conformance` asks the official suites about the real endpoint, once for ' +
      'each era. They are installed into `tools/conformance` with a lockfile of their own when ' +
      'they are first needed; where they cannot be had, the command says SKIPPED. A loopback ' +
      'proxy adds the token that the suites cannot send and leaves Host and Origin as they are. ' +
      'The tools, resources and prompts that the suites ask for by name are added to the real ' +
      'door by a fixture (`test/support/fixture-tools`); whatever else is asked, refusals ' +
      'included, is answered by the product.',
    'A scenario that is in neither list fails the run, so a newer suite cannot pass unread. This page is written by `npm run golden` from the lists that the run uses.',
    ...eras,
  ].join('\n\n');
}

function words(names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `\`${name}\``)
    .join(', ');
}
