import { endpoint } from '../kernel/endpoint.js';
import type {
  CancelPaxel,
  ClaimPaxel,
  CompletePaxel,
  EnablePaxel,
  PaxelActionReply,
  PaxelOverviewReply,
  PaxelRunnerReply,
  RequestPaxel,
  SharePaxel,
} from './paxel.dto.js';

export const PAXEL = {
  overview: endpoint<void, PaxelOverviewReply>('GET', '/api/paxel', 'session'),
  act: endpoint<RequestPaxel | CancelPaxel | EnablePaxel | SharePaxel, PaxelActionReply>(
    'POST',
    '/api/paxel',
    'session',
  ),
  runner: endpoint<ClaimPaxel | CompletePaxel, PaxelRunnerReply>(
    'POST',
    '/api/paxel/runner',
    'agent',
  ),
} as const;
