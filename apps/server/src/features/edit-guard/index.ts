export { EditGuard } from './edit-guard.service.js';
export { EditGuardModule } from './edit-guard.module.js';
