import { PAXEL_REPORT_HOST } from '@covibe/contracts';
import type { SettingReader } from './setting-reader.js';

const TWO_HOURS_MS = 7_200_000;
const DAY_MS = 86_400_000;
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;

export interface PaxelSettings {
  /** What the operator says; nothing: it hangs on where the server is reached. */
  readonly enabled: boolean | undefined;
  /** How long a run may go on before nobody is thought to be at it. */
  readonly staleMs: number;
  /** Hosts a report may be on. */
  readonly reportHosts: readonly string[];
}

export function readPaxelSettings(read: SettingReader): PaxelSettings {
  const named = (read.text('COVIBE_PAXEL_REPORT_HOSTS') ?? PAXEL_REPORT_HOST).toLowerCase();
  const reportHosts = named.split(',').map((host) => host.trim());
  if (!reportHosts.every((host) => HOST.test(host))) {
    read.fault('COVIBE_PAXEL_REPORT_HOSTS must be host names with commas between them.');
  }
  const said = read.text('COVIBE_PAXEL_ENABLED');
  return {
    enabled: said === undefined ? undefined : read.flag('COVIBE_PAXEL_ENABLED'),
    staleMs: read.number('COVIBE_PAXEL_STALE_MS', {
      least: 1_000,
      most: 7 * DAY_MS,
      otherwise: TWO_HOURS_MS,
    }),
    reportHosts,
  };
}
