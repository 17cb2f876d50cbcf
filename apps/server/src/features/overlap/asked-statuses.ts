import { OPEN_STATUSES, TASK_STATUSES, type TaskStatus } from '@covibe/contracts';
import { InvalidRequest } from '../../platform/errors/app-error.js';

/** Reads a comma-separated list of statuses; open work when nothing is asked for. */
export function statusesOf(text: string | undefined): TaskStatus[] {
  if (text === undefined) return [...OPEN_STATUSES];
  const words = text.split(',');
  const known = TASK_STATUSES.filter((status) => words.includes(status));
  if (known.length === words.length) return known;
  throw new InvalidRequest(`status must hold words of: ${TASK_STATUSES.join(', ')}.`, 'status');
}
