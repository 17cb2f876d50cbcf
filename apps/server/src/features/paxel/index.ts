export { PaxelModule } from './paxel.module.js';
