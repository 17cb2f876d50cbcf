import * as contracts from '@covibe/contracts';
import type { Endpoint } from '@covibe/contracts';
import { expectGolden } from '../../support/golden.js';
import { type MountedRoute, routerListing } from './router-listing.js';

/**
 * Whoever is open to everybody stands here by name: a new line is a decision of a review, and the
 * golden cannot be rewritten around it.
 */
const PUBLIC = [
  'DELETE /api/mcp',
  'GET /*',
  'GET /api/health',
  'GET /api/health/live',
  'GET /api/mcp',
  'GET /callback',
  'GET /callback/organization',
  'GET /docs',
  'GET /docs/*',
  'GET /docs/search',
  'GET /downloads/co-vibe.json',
  'GET /downloads/co-vibe.tgz',
  'GET /favicon.ico',
  'GET /landing',
  'GET /robots.txt',
  'GET /site/:file',
  'POST /api/setup/device',
  'POST /api/setup/device/confirm',
  'POST /api/setup/device/poll',
];

/** Mounted without being of use to anybody: they say which method to use instead. */
const NO_CALLS = ['GET /api/mcp', 'DELETE /api/mcp'];

const line = ({ method, path, auth }: MountedRoute) =>
  `${auth.padEnd(8)}${method.padEnd(7)}${path}`;

describe('the routes of the server', () => {
  let mounted: MountedRoute[];
  let answered: string[];

  beforeAll(async () => {
    ({ mounted, answered } = await routerListing());
  });

  it('and who may call each are what test/golden says', () => {
    expectGolden('routes.txt', mounted.map(line).sort().join('\n'));
  });

  it('are open to everybody only where this test names them', () => {
    const open = mounted.filter(({ auth }) => auth === 'public');
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...PUBLIC].sort());
  });

  it('are all made by controllers, where the guards stand before them', () => {
    const known = new Set(mounted.map(({ method, path }) => `${method} ${path}`));
    const strangers = answered.filter((route) => {
      const [method = '', path = ''] = route.split(' ');
      return ![method, method === 'HEAD' ? 'GET' : method, 'ALL'].some((each) =>
        known.has(`${each} ${path}`),
      );
    });
    expect(strangers).toEqual([]);
  });

  it('of the API are exactly those of the contracts, for those whom the contract names', () => {
    const inContracts = Object.values(contracts)
      .flatMap((table) => (typeof table === 'object' ? (Object.values(table) as unknown[]) : []))
      .filter((entry): entry is Endpoint<unknown, unknown> => isEndpoint(entry))
      .map(line);
    const inRouter = mounted
      .filter(
        ({ method, path }) => path.startsWith('/api/') && !NO_CALLS.includes(`${method} ${path}`),
      )
      .map(line);
    expect(inRouter.sort()).toEqual(inContracts.filter((route) => route.includes(' /api/')).sort());
  });
});

function isEndpoint(entry: unknown): entry is Endpoint<unknown, unknown> {
  return typeof entry === 'object' && entry !== null && 'method' in entry && 'auth' in entry;
}
