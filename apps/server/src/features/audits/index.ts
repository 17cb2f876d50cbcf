export { AuditsModule } from './audits.module.js';
export { Audits } from './audits.service.js';
