export { SessionService } from './session.service.js';
export { SignInModule } from './sign-in.module.js';
