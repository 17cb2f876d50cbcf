import { HEALTH } from '@covibe/contracts';
import { ApiFault } from '../api.js';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

/** Whether anybody is there. A server that is away is no fault of this machine: it warns. */
export async function checkServer({ api, origin }: Standpoint): Promise<Finding> {
  const subject = 'server';
  try {
    await api.call(HEALTH.live);
    return { level: 'ok', subject, text: `${origin} answers` };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    // Somebody answers, but not as Co-Vibe does.
    const level = fault instanceof ApiFault && fault.status < 500 ? 'fail' : 'warn';
    return { level, subject, text };
  }
}
