import { endpoint } from '../kernel/endpoint.js';
import type { StateReply } from './team.dto.js';

export const TEAM = {
  state: endpoint<void, StateReply>('GET', '/api/state', 'session'),
} as const;
