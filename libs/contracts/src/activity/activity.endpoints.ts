import { endpoint } from '../kernel/endpoint.js';
import type { ActivityReply } from './activity.dto.js';

export const ACTIVITY = {
  list: endpoint<void, ActivityReply>('GET', '/api/activity', 'session'),
  /** A file of the filter in view, as CSV or NDJSON. */
  export: endpoint<void, string>('GET', '/api/activity/export', 'session'),
} as const;
