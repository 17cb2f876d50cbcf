import { sqlState } from '../../platform/errors/database-fault.js';

/** What PostgreSQL says of a statement that follows a failed one. */
const ALREADY_FAILED = '25P02';

/**
 * The answers to what was asked in one go. Where a statement failed, those behind it fail as well and
 * may be heard first: it is why the first one failed that says what happened.
 */
export async function inOneGo<const Asked extends readonly unknown[]>(
  asked: Asked,
): Promise<{ -readonly [Place in keyof Asked]: Awaited<Asked[Place]> }> {
  const faults = (await Promise.allSettled(asked)).flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as Error] : [],
  );
  const [first] = faults;
  if (first) throw faults.find((fault) => sqlState(fault) !== ALREADY_FAILED) ?? first;
  return Promise.all(asked);
}
