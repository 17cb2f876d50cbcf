import { endpoint } from '../kernel/endpoint.js';
import type { AuditReply, AuditTeam, LatestAuditReply } from './audits.dto.js';

export const AUDITS = {
  latest: endpoint<void, LatestAuditReply>('GET', '/api/audits/latest', 'session'),
  run: endpoint<AuditTeam, AuditReply>('POST', '/api/audits', 'session'),
} as const;
