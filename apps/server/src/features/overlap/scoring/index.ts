export { MEANING_SPEAKS_FROM } from './meaning.js';
export { prepare, type PreparedWork } from './prepared-work.js';
export { score } from './score.js';
export type { Scored, ScoredWork, Statistics } from './scored-work.js';
export { ESCALATE_AT, isEscalatable, WARN_FLOOR } from './thresholds.js';
export { retrievalTerms, termsOf } from './work-terms.js';
export { TERM_KINDS, termHash } from './term-hash.js';
export { shapeOf, type WorkShape } from './work-shape.js';
