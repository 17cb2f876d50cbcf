import { Module } from '@nestjs/common';
import { TenancyController } from './tenancy.controller.js';
import { TenancyRepository } from './tenancy.repository.js';
import { TenancyService } from './tenancy.service.js';
import { WorkspaceMembersRepository } from './workspace-members.repository.js';

@Module({
  controllers: [TenancyController],
  providers: [TenancyService, TenancyRepository, WorkspaceMembersRepository],
  exports: [TenancyRepository, WorkspaceMembersRepository],
})
export class TenancyModule {}
