import { Module } from '@nestjs/common';
import { WORK_TABLES } from '../../platform/database/work-tables.js';
import { TenancyModule } from '../tenancy/index.js';
import { ResetController } from './reset.controller.js';
import { ResetRepository } from './reset.repository.js';
import { ResetService, TABLES_TO_CLEAR } from './reset.service.js';

@Module({
  imports: [TenancyModule],
  controllers: [ResetController],
  providers: [ResetService, ResetRepository, { provide: TABLES_TO_CLEAR, useValue: WORK_TABLES }],
})
export class ResetModule {}
