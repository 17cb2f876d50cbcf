export { ResetModule } from './reset.module.js';
