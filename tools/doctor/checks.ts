import { chromium } from './checks/chromium.ts';
import { database } from './checks/database.ts';
import { diskSpace } from './checks/disk-space.ts';
import { embeddings } from './checks/embeddings.ts';
import { installPolicy } from './checks/install-policy.ts';
import { lockfile } from './checks/lockfile.ts';
import { nodeVersion } from './checks/node-version.ts';
import { port } from './checks/port.ts';
import { sharedServer } from './checks/shared-server.ts';
import { workos } from './checks/workos.ts';
import type { Check } from './finding.ts';

/** In the order in which one depends on the other. */
export const CHECKS: readonly Check[] = [
  nodeVersion,
  installPolicy,
  lockfile,
  diskSpace,
  database,
  port,
  sharedServer,
  workos,
  embeddings,
  chromium,
];
