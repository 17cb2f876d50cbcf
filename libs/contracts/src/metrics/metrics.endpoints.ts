import { endpoint } from '../kernel/endpoint.js';
import type {
  DeveloperProfileReply,
  MetricsDevelopersReply,
  MetricsOverviewReply,
} from './metrics.dto.js';

export const METRICS = {
  overview: endpoint<void, MetricsOverviewReply>('GET', '/api/metrics/overview', 'session'),
  developers: endpoint<void, MetricsDevelopersReply>('GET', '/api/metrics/developers', 'session'),
  /** By handle; a private developer is nobody to their peers. */
  developer: endpoint<void, DeveloperProfileReply>(
    'GET',
    '/api/metrics/developers/:handle',
    'session',
  ),
} as const;
