export { ClaimEndings } from './claim-endings.js';
export { claimOutcome, contested } from './claim-outcomes.js';
export { ClaimsInView } from './claims-in-view.js';
export { ClaimsModule } from './claims.module.js';
export { Claims } from './claims.service.js';
