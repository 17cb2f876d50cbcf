import { ControlPlane1763600000000 } from './1763600000000-control-plane.ts';
import { WorkRecord1763600100000 } from './1763600100000-work-record.ts';
import { Identity1763600200000 } from './1763600200000-identity.ts';
import { Work1763600300000 } from './1763600300000-work.ts';
import { SessionRenewals1763600350000 } from './1763600350000-session-renewals.ts';
import { Overlap1763600400000 } from './1763600400000-overlap.ts';
import { Claims1763600500000 } from './1763600500000-claims.ts';
import { Messages1763600600000 } from './1763600600000-messages.ts';
import { SetupDevice1763600700000 } from './1763600700000-setup-device.ts';
import { Hooks1763600800000 } from './1763600800000-hooks.ts';
import { Paxel1763600900000 } from './1763600900000-paxel.ts';
import { Metrics1763601000000 } from './1763601000000-metrics.ts';
import { Audits1763601100000 } from './1763601100000-audits.ts';
import { OverlapMeanings1763601200000 } from './1763601200000-overlap-meanings.ts';
import { DayTotals1763601300000 } from './1763601300000-day-totals.ts';

/** Every migration, oldest first. `npm run db:new` adds its line. */
export const MIGRATIONS = [
  ControlPlane1763600000000,
  WorkRecord1763600100000,
  Identity1763600200000,
  Work1763600300000,
  SessionRenewals1763600350000,
  Overlap1763600400000,
  Claims1763600500000,
  Messages1763600600000,
  SetupDevice1763600700000,
  Hooks1763600800000,
  Paxel1763600900000,
  Metrics1763601000000,
  Audits1763601100000,
  OverlapMeanings1763601200000,
  DayTotals1763601300000,
];
