import { endpoint } from '../kernel/endpoint.js';
import type {
  DecideWarning,
  OverlapWarningFilter,
  OverlapWarningReply,
  OverlapWarningsReply,
} from './overlap.dto.js';

export const OVERLAP = {
  warnings: endpoint<OverlapWarningFilter, OverlapWarningsReply>(
    'GET',
    '/api/overlap/warnings',
    'session',
  ),
  warning: endpoint<void, OverlapWarningReply>('GET', '/api/overlap/warnings/:id', 'session'),
  decide: endpoint<DecideWarning, OverlapWarningReply>(
    'POST',
    '/api/overlap/warnings/:id/decide',
    'session',
  ),
} as const;
