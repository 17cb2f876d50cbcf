import type { HostFiles } from '../host.js';
import { isPassing } from '../passing-install.js';
import { isOurUnit, type ServicePlace, serviceUnit, startsThis } from './service-unit.js';

/**
 * Brings a unit that an older Co-Vibe wrote up to date; it counts from the next start on, and nothing is
 * started or stopped. Only a unit that starts this very installation: another one minds its own. Answers
 * the path of what was written.
 */
export function repairUnit(
  place: ServicePlace,
  files: Pick<HostFiles, 'read' | 'write'>,
): string | undefined {
  const unit = serviceUnit(place);
  if (!unit || isPassing(place.packageFolder)) return undefined;
  const present = files.read(unit.path);
  if (present === undefined || present === unit.text || !isOurUnit(present)) return undefined;
  if (!startsThis(unit, present, place)) return undefined;
  files.write(unit.path, unit.text);
  return unit.path;
}
