export { Minting } from './minting.js';
export { TokensModule } from './tokens.module.js';
