import { endpoint } from '../kernel/endpoint.js';

export const LIVE = {
  stream: endpoint<void, never>('GET', '/api/live', 'session'),
} as const;
