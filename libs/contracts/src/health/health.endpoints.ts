import { endpoint } from '../kernel/endpoint.js';
import type { HealthReply, LivenessReply } from './health.dto.js';

export const HEALTH = {
  ready: endpoint<void, HealthReply>('GET', '/api/health', 'public'),
  live: endpoint<void, LivenessReply>('GET', '/api/health/live', 'public'),
} as const;
