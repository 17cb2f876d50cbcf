import type { CheckedWork, FreshCheck, Hand } from './checks.repository.js';
import type { FoundWork, SearchedWork } from './found-work.js';
import type { Judgement } from './judgement.js';

/** What a search says of a piece of work, with what was said about its pairs before. */
export interface Looked {
  id: string;
  now: Date;
  hand: Hand;
  work: SearchedWork;
  kind: CheckedWork;
  /** An earlier check of the same text by the same agent that still stands. */
  fresh: FreshCheck | undefined;
  terms: number[];
  skipped: boolean;
  found: FoundWork[];
  /** What stands in the way: nobody judged it, or it was found to be the same. */
  asks: FoundWork[];
  /** The same work, going on beside it by a human's word. */
  confirmed: FoundWork[];
  judgements: ReadonlyMap<string, Judgement>;
}
