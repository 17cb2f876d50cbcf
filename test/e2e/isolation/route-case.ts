import type { World } from './world.js';

/** One request of a route, without who sends it. */
export interface Call {
  path?: string;
  body?: unknown;
}

/** Something that a route names: foreign things must look like things that never were. */
export interface NamedThing {
  call: (own: World, id: string) => Call;
  unknown: string;
  foreign: (other: World) => string;
  /** In the same tenant, but nothing that a member of the first workspace may reach. */
  outOfReach?: (own: World) => string[];
}

/** How a route is tried by strangers, members and admins. Every route of the server needs one. */
export interface RouteCase {
  /** Such as `GET /api/members`. */
  route: string;
  /** `open`: needs nobody, so there is nothing to refuse; `agent`: a token instead of a cookie. */
  auth: 'open' | 'session' | 'agent';
  /** Only admins may. */
  admin?: boolean;
  /** A call that its owner may make; for routes that name an id, `ids` makes it. */
  call?: (own: World) => Call;
  ids?: readonly [NamedThing, ...NamedThing[]];
  /** Asks for somebody's rows: a private developer's and a foreign one's are nobody's. */
  person?: (handle: string) => Call;
  /** Answers that are not read to their end. */
  stream?: boolean;
  /** The picker of local-dev mode names everybody of the machine: that is what it is for. */
  namesEverybody?: boolean;
}
