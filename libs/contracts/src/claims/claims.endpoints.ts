import { endpoint } from '../kernel/endpoint.js';
import type { GuardReply } from '../hooks/hooks.dto.js';
import type { CheckClaims, ClaimReply, ClaimsReply } from './claims.dto.js';

export const CLAIMS = {
  list: endpoint<void, ClaimsReply>('GET', '/api/claims', 'session'),
  /** By the owner, or by an admin on their behalf. */
  release: endpoint<void, ClaimReply>('POST', '/api/claims/:id/release', 'session'),
  /** The companion's edit guard: fast, and changes nothing. */
  check: endpoint<CheckClaims, GuardReply>('POST', '/api/claims/check', 'agent'),
} as const;
