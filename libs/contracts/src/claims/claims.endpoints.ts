import { endpoint } from '../kernel/endpoint.js';
import type { CheckClaims, CheckClaimsReply, ClaimReply, ClaimsReply } from './claims.dto.js';

export const CLAIMS = {
  list: endpoint<void, ClaimsReply>('GET', '/api/claims', 'session'),
  /** By the owner, or by an admin on their behalf. */
  release: endpoint<void, ClaimReply>('POST', '/api/claims/:id/release', 'session'),
  /** The companion's edit guard: fast, and changes nothing. */
  check: endpoint<CheckClaims, CheckClaimsReply>('POST', '/api/claims/check', 'agent'),
} as const;
