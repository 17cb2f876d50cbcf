export { prepare, type PreparedWork } from './prepared-work.js';
export { score } from './score.js';
export type { Divergence, Scored, ScoredWork, Statistics, WorkAction } from './scored-work.js';
export { ESCALATE_AT, isEscalatable, WARN_FLOOR, type Match } from './thresholds.js';
export { retrievalTerms, termsOf } from './work-terms.js';
