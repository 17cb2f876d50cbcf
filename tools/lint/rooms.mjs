/**
 * The rooms of the house and who may knock on which door, as data for `boundaries/dependencies`.
 * The innermost room that holds a file wins; of the policies the last one that matches decides.
 */
const ROOMS = [
  { type: 'contracts', pattern: 'libs/contracts/src' },
  { type: 'lib', pattern: 'libs/*', capture: ['name'] },
  { type: 'platform', pattern: 'apps/server/src/platform' },
  { type: 'feature', pattern: 'apps/server/src/features/*', capture: ['name'] },
  { type: 'server', pattern: 'apps/server/src' },
  { type: 'core', pattern: 'apps/console/src/app/core' },
  { type: 'ui', pattern: 'apps/console/src/app/ui' },
  { type: 'shell', pattern: 'apps/console/src/app/shell' },
  { type: 'page', pattern: 'apps/console/src/app/features/*', capture: ['name'] },
  { type: 'console-testing', pattern: 'apps/console/src/testing' },
  { type: 'console', pattern: 'apps/console' },
  { type: 'kit', pattern: 'apps/companion/src/kit' },
  { type: 'command', pattern: 'apps/companion/src/commands/*', capture: ['name'] },
  { type: 'companion', pattern: 'apps/companion/src' },
  { type: 'migrations', pattern: 'migrations' },
  { type: 'browser-tests', pattern: 'test/browser' },
  { type: 'test', pattern: 'test' },
  { type: 'tools', pattern: 'tools' },
];

const room = (type) => ({ element: { type } });
const door = (type) => ({ element: { type }, file: { path: '**/index.ts' } });
const sameNamed = (type) => ({
  from: room(type),
  allow: {
    to: { element: { type, captured: { name: '{{from.element.captured.name}}' } } },
  },
});
const may = (from, ...to) => to.map((target) => ({ from: room(from), allow: { to: target } }));
const inside = (type) => may(type, room(type));

/** The browser's door of the contracts, and the one with the classes for server and tests. */
const WIRE = { element: { type: 'contracts' }, file: { path: '**/libs/contracts/src/index.ts' } };
const CLASSES = { element: { type: 'contracts' }, file: { path: '**/libs/contracts/src/dto.ts' } };

const SERVER_SIDE = [
  ...inside('platform'),
  ...may('platform', WIRE, CLASSES, room('migrations')),
  sameNamed('feature'),
  ...may('feature', door('feature'), room('platform'), WIRE, CLASSES),
  ...inside('server'),
  ...may('server', room('platform'), door('feature'), WIRE, CLASSES),
  ...inside('migrations'),
];

const CONSOLE_SIDE = [
  ...inside('ui'),
  ...inside('core'),
  ...may('core', WIRE),
  ...inside('shell'),
  ...may('shell', room('core'), room('ui'), WIRE),
  sameNamed('page'),
  ...may('page', door('page'), room('core'), room('ui'), WIRE),
  ...inside('console'),
  ...may('console', room('core'), room('ui'), room('shell'), room('page'), WIRE),
];

const COMPANION_SIDE = [
  ...inside('kit'),
  ...may('kit', door('lib'), WIRE),
  sameNamed('command'),
  ...may('command', room('kit'), door('lib'), WIRE),
  ...inside('companion'),
  ...may('companion', room('kit'), room('command'), door('lib'), WIRE),
];

const EVERYWHERE_BUT_THE_CONSOLE = [
  'contracts',
  'lib',
  'platform',
  'feature',
  'server',
  'kit',
  'command',
  'companion',
  'migrations',
  'tools',
  'test',
].map(room);

/** A spec may use the test support of its side, whatever room it stands in. */
const SPECS = ['**/*.spec.ts', '**/*.db-spec.ts', '**/*.faults-spec.ts'];

export const elements = ROOMS;

export const roomPolicies = [
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  ...inside('contracts'),
  sameNamed('lib'),
  ...may('lib', WIRE),
  ...SERVER_SIDE,
  ...CONSOLE_SIDE,
  ...COMPANION_SIDE,
  ...may('tools', ...EVERYWHERE_BUT_THE_CONSOLE, room('browser-tests')),
  ...may('test', ...EVERYWHERE_BUT_THE_CONSOLE, room('browser-tests')),
  ...inside('browser-tests'),
  ...may('browser-tests', room('test'), room('tools'), room('migrations'), WIRE, CLASSES),
  { from: { file: { path: SPECS } }, allow: { to: room('test') } },
  ...inside('console-testing'),
  ...may('console-testing', room('core'), WIRE),
  {
    from: { file: { path: ['apps/console/**/*.spec.ts', 'apps/console/**/*.harness.ts'] } },
    allow: { to: room('console-testing') },
  },
];
