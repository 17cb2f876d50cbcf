import { Module } from '@nestjs/common';
import { ConsoleFilesModule } from '../console-files/index.js';
import { LocalAuthController } from './local-auth.controller.js';
import { LocalAuthService } from './local-auth.service.js';
import { SessionController } from './session.controller.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';
import { SignInController } from './sign-in.controller.js';

@Module({
  imports: [ConsoleFilesModule],
  controllers: [SessionController, LocalAuthController, SignInController],
  providers: [SessionService, SessionRepository, LocalAuthService],
  exports: [SessionService],
})
export class SignInModule {}
