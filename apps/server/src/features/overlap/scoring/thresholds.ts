import type { Scored } from './scored-work.js';

/** From here on a likeness is mentioned and recorded. */
export const WARN_FLOOR = 0.25;
/** From here on somebody has to say whether it is the same work. */
export const ESCALATE_AT = 0.75;

export interface Match extends Pick<Scored, 'probability' | 'divergent' | 'lowInformation'> {
  /** Done and cancelled work informs, it never stops anybody. */
  readonly open: boolean;
}

/** The one place that decides whether a match asks for a verdict. Signals only ever take one away. */
export function isEscalatable(match: Match): boolean {
  return (
    match.probability >= ESCALATE_AT && match.open && !match.lowInformation && !match.divergent
  );
}
