import { HEALTH, MCP_PATH } from '@covibe/contracts';
import type { RouteCase } from './route-case.js';

/** What is there for everybody, and what belongs to no tenant. */
export const PAGES: readonly RouteCase[] = [
  { route: 'GET /', auth: 'open' },
  { route: 'GET /*', auth: 'open' },
  { route: 'GET /landing', auth: 'open' },
  { route: 'GET /site/:file', auth: 'open' },
  { route: 'GET /docs', auth: 'open' },
  { route: 'GET /docs/*', auth: 'open' },
  { route: 'GET /docs/search', auth: 'open' },
  { route: 'GET /auth/sign-in', auth: 'open' },
  { route: 'GET /callback', auth: 'open' },
  { route: 'GET /callback/organization', auth: 'open' },
  { route: `GET ${HEALTH.ready.path}`, auth: 'open' },
  { route: `GET ${HEALTH.live.path}`, auth: 'open' },
  // Whom a tool serves is tried tool by tool; here only who may knock.
  {
    route: `POST ${MCP_PATH}`,
    auth: 'agent',
    call: () => ({ body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } }),
  },
  { route: `GET ${MCP_PATH}`, auth: 'open' },
  { route: `DELETE ${MCP_PATH}`, auth: 'open' },
  { route: 'GET /api/live', auth: 'session', stream: true },
];
