import { Module } from '@nestjs/common';
import { MembersModule } from '../members/index.js';
import { SignInModule } from '../sign-in/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { FoundingService } from './founding.service.js';
import { OnboardingController } from './onboarding.controller.js';
import { OnboardingService } from './onboarding.service.js';
import { OrganizationOnboarding } from './organization-onboarding.js';

@Module({
  imports: [TenancyModule, MembersModule, SignInModule],
  controllers: [OnboardingController],
  providers: [OnboardingService, OrganizationOnboarding, FoundingService],
})
export class OnboardingModule {}
