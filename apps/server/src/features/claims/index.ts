export { ClaimEndings } from './claim-endings.js';
export { claimOutcome, contested } from './claim-outcomes.js';
export { ClaimCheck } from './claim-check.js';
export { ClaimsModule } from './claims.module.js';
export { Claims } from './claims.service.js';
