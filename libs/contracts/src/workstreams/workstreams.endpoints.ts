import { endpoint } from '../kernel/endpoint.js';
import type {
  CancelWorkstreamInConsole,
  EditWorkstreamInConsole,
  PlanWorkstreamInConsole,
  PlannedWorkstreamReply,
  WorkstreamHistoryReply,
  WorkstreamReply,
  WorkstreamsReply,
} from './workstreams.dto.js';

export const WORKSTREAMS = {
  list: endpoint<void, WorkstreamsReply>('GET', '/api/workstreams', 'session'),
  show: endpoint<void, WorkstreamHistoryReply>('GET', '/api/workstreams/:id', 'session'),
  plan: endpoint<PlanWorkstreamInConsole, PlannedWorkstreamReply>(
    'POST',
    '/api/workstreams',
    'session',
  ),
  edit: endpoint<EditWorkstreamInConsole, WorkstreamReply>(
    'PATCH',
    '/api/workstreams/:id',
    'session',
  ),
  cancel: endpoint<CancelWorkstreamInConsole, WorkstreamReply>(
    'POST',
    '/api/workstreams/:id/cancel',
    'session',
  ),
} as const;
