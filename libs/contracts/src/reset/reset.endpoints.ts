import { endpoint } from '../kernel/endpoint.js';
import type { ResetReply, ResetWork } from './reset.dto.js';

export const RESET = {
  work: endpoint<ResetWork, ResetReply>('POST', '/api/workspace/reset', 'session'),
} as const;
