import { endpoint } from '../kernel/endpoint.js';
import type { SessionReply, SignedOutReply, SwitchWorkspace } from './session.dto.js';

export const SESSION = {
  current: endpoint<void, SessionReply>('GET', '/api/session', 'session'),
  /** Chooses the workspace that later requests of this browser read and write. */
  switchWorkspace: endpoint<SwitchWorkspace, SessionReply>(
    'PUT',
    '/api/session/workspace',
    'session',
  ),
  /** Ends the session here at once; `next` is where the browser goes to end it elsewhere too. */
  signOut: endpoint<void, SignedOutReply>('POST', '/api/session/sign-out', 'browser'),
} as const;
