import { endpoint } from '../kernel/endpoint.js';
import type { SessionReply } from '../session/session.dto.js';
import type { LocalPeopleReply, LocalSignIn } from './local.dto.js';

/** Sign-in without passwords, for one machine. In WorkOS mode these routes are not there. */
export const LOCAL_AUTH = {
  people: endpoint<void, LocalPeopleReply>('GET', '/api/auth/local/people', 'browser'),
  signIn: endpoint<LocalSignIn, SessionReply>('POST', '/api/auth/local/sign-in', 'browser'),
} as const;
