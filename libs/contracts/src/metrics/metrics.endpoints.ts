import { endpoint } from '../kernel/endpoint.js';
import type {
  DeveloperProfileReply,
  MetricsDevelopersReply,
  MetricsFilter,
  MetricsOverviewReply,
} from './metrics.dto.js';

export const METRICS = {
  overview: endpoint<MetricsFilter, MetricsOverviewReply>(
    'GET',
    '/api/metrics/overview',
    'session',
  ),
  developers: endpoint<MetricsFilter, MetricsDevelopersReply>(
    'GET',
    '/api/metrics/developers',
    'session',
  ),
  /** By handle; a private developer is nobody to their peers. */
  developer: endpoint<MetricsFilter, DeveloperProfileReply>(
    'GET',
    '/api/metrics/developers/:handle',
    'session',
  ),
} as const;
