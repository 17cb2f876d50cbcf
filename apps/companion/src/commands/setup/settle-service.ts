import { DeclinedServices, isHeldAlone, statePlaces } from '@covibe/local-state';
import { isPassing } from '../../kit/passing-install.js';
import type { Programs } from '../../kit/programs.js';
import { beginByHand, beginService, endService } from '../../kit/service/service-control.js';
import { isOurUnit, type ServiceUnit, serviceUnit } from '../../kit/service/service-unit.js';
import { watchAlone } from '../../kit/service/watch-alone.js';
import type { Standpoint } from '../../kit/standpoint.js';
import { type Level, reportLine } from '../../kit/terminal.js';

/** How long the doctor that follows waits for the new watch to be there. */
const LOOKS = 20;
const LOOK_MS = 100;

export interface ServiceWish {
  service?: boolean;
  yes?: boolean;
}

/**
 * The watch as a service of this machine: said with a flag, or asked once of a person at a terminal. One
 * that is there is kept up to date by every setup. Answers false when what was wished could not be done.
 */
export async function settleService(
  place: Standpoint,
  { service, yes }: ServiceWish,
  programs: Programs,
): Promise<boolean> {
  const { host, origin } = place;
  const declined = new DeclinedServices(statePlaces(host.env, host.home));
  const unit = serviceUnit({ ...host, origin });
  const present = unit && host.files.read(unit.path);
  if (service === false) {
    declined.decide(origin, false);
    if (unit && present !== undefined && isOurUnit(present)) {
      await endService(unit, host.files, programs);
      say(place, 'ok', `${unit.path} taken away`);
    }
    return true;
  }
  const obstacle = obstacleOf(place, unit, present);
  if (obstacle) {
    if (service) say(place, 'fail', obstacle);
    return !service;
  }
  if (!unit) return true;
  if (present === unit.text && !service) return true;
  const isWanted = service ?? (present !== undefined || (await isAskedFor(place, declined, yes)));
  if (!isWanted) return true;
  declined.decide(origin, true);
  return begin(place, unit, programs);
}

function obstacleOf(
  { host }: Standpoint,
  unit: ServiceUnit | undefined,
  present: string | undefined,
): string | undefined {
  if (!unit) {
    return 'only systemd and launchd are known here: have covibe-local watch started where your session starts';
  }
  if (isPassing(host.packageFolder)) {
    return 'this co-vibe lies in a cache of npx, which npm empties: install it (npm install --save-dev <your server>/downloads/co-vibe.tgz) and run setup from there';
  }
  if (present !== undefined && !isOurUnit(present)) {
    return `${unit.path} was not written by Co-Vibe and stays: move it away and run setup again`;
  }
  return undefined;
}

async function isAskedFor(
  { host: { terminal }, origin }: Standpoint,
  declined: DeclinedServices,
  yes = false,
): Promise<boolean> {
  if (!terminal.isInteractive || yes || declined.has(origin)) return false;
  const answer = await terminal.ask(
    `Keep covibe-local watch running on this machine for ${origin}? [Y/n] `,
  );
  const isWanted = !/^\s*n/i.test(answer);
  if (!isWanted) declined.decide(origin, false);
  return isWanted;
}

async function begin(place: Standpoint, unit: ServiceUnit, programs: Programs): Promise<true> {
  const trouble = await beginService(unit, place.host.files, programs);
  if (trouble) {
    const mend = `run ${beginByHand(unit)} in your own session`;
    say(place, 'warn', `${unit.path} written, but not started (${trouble}): ${mend}`);
    return true;
  }
  const alone = watchAlone(place.host.env, place.host.home, place.origin);
  for (let looks = 0; looks < LOOKS && !isHeldAlone(alone); looks += 1) {
    await place.host.sleep(LOOK_MS);
  }
  say(place, 'ok', `${unit.path} written and started`);
  return true;
}

function say({ host: { terminal } }: Standpoint, level: Level, text: string): void {
  terminal.say(reportLine(level, 'service', text, terminal.colours));
}
