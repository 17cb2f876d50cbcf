import type { DeviceStatus } from '@covibe/contracts';

export interface GrantTimes {
  state: 'pending' | 'approved' | 'denied' | 'consumed';
  expires_at: Date;
}

/**
 * Where a grant stands at a moment. A decision and a delivery stay what they were; only what is
 * still open can run out. A code that nobody knows looks like one that ran out.
 */
export function standingOf(grant: GrantTimes | undefined, now: Date): DeviceStatus {
  if (!grant) return 'expired';
  if (grant.state === 'denied' || grant.state === 'consumed') return grant.state;
  return grant.expires_at.getTime() > now.getTime() ? grant.state : 'expired';
}
