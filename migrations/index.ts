import { ControlPlane1763600000000 } from './1763600000000-control-plane.ts';
import { WorkRecord1763600100000 } from './1763600100000-work-record.ts';
import { Identity1763600200000 } from './1763600200000-identity.ts';
import { Work1763600300000 } from './1763600300000-work.ts';
import { SessionRenewals1763600350000 } from './1763600350000-session-renewals.ts';

/** Every migration, oldest first. `npm run db:new` adds its line. */
export const MIGRATIONS = [
  ControlPlane1763600000000,
  WorkRecord1763600100000,
  Identity1763600200000,
  Work1763600300000,
  SessionRenewals1763600350000,
];
