export { statusesOf } from './asked-statuses.js';
export { checkOutcome, checkedOutcome, judged } from './check-outcomes.js';
export { titleKey } from './checked-text.js';
export { ChecksModule } from './checks.module.js';
export { Checks } from './checks.service.js';
