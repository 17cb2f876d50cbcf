import { endpoint } from '../kernel/endpoint.js';
import type { SessionReply } from './session.dto.js';

export const SESSION = {
  current: endpoint<void, SessionReply>('GET', '/api/session', 'session'),
} as const;
