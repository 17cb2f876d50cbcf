import { Module } from '@nestjs/common';
import { EditGuardController } from './edit-guard.controller.js';
import { EditGuardRepository } from './edit-guard.repository.js';
import { EditGuard } from './edit-guard.service.js';

@Module({
  controllers: [EditGuardController],
  providers: [EditGuard, EditGuardRepository],
  exports: [EditGuard],
})
export class EditGuardModule {}
