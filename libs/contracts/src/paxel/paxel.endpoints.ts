import { endpoint } from '../kernel/endpoint.js';
import type {
  PaxelAction,
  PaxelActionReply,
  PaxelOverviewReply,
  PaxelRunnerCall,
  PaxelRunnerReply,
} from './paxel.dto.js';

export const PAXEL = {
  overview: endpoint<void, PaxelOverviewReply>('GET', '/api/paxel', 'session'),
  act: endpoint<PaxelAction, PaxelActionReply>('POST', '/api/paxel', 'session'),
  runner: endpoint<PaxelRunnerCall, PaxelRunnerReply>('POST', '/api/paxel/runner', 'agent'),
} as const;
