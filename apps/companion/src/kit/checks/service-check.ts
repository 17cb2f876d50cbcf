import { isHeldAlone } from '@covibe/local-state';
import { isOurUnit, serviceUnit } from '../service/service-unit.js';
import { watchAlone } from '../service/watch-alone.js';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

const subject = 'service';

/** Whether a watch runs for this server, and whether the unit that keeps it running is today's. */
export function checkService({ host, origin }: Standpoint): Finding {
  const isRunning = isHeldAlone(watchAlone(host.env, host.home, origin));
  const running = isRunning ? 'a watch is running' : 'no watch is running';
  const unit = serviceUnit({ ...host, origin });
  const present = unit && host.files.read(unit.path);
  const mend = `covibe-local setup --service --base-url ${origin}`;
  if (!unit || present === undefined) {
    const text = `not installed, ${running}: reports that could not be sent wait for the end of a turn`;
    return { level: 'info', subject, text, ...(unit ? { mend } : {}) };
  }
  if (!isOurUnit(present)) {
    const text = `${unit.path} carries Co-Vibe's name and was not written by setup; ${running}`;
    return { level: 'fail', subject, text, mend: `look at it, move it away, then ${mend}` };
  }
  if (present !== unit.text) {
    const text = `${unit.path} is not what this installation would write; ${running}`;
    return { level: 'warn', subject, text, mend };
  }
  if (!isRunning) {
    return { level: 'warn', subject, text: `${unit.path} is installed, but ${running}`, mend };
  }
  return { level: 'ok', subject, text: `${unit.path}, ${running}` };
}
