import { Module } from '@nestjs/common';
import { OverlapModule } from '../overlap/index.js';
import { AuditsController } from './audits.controller.js';
import { AuditsRepository } from './audits.repository.js';
import { Audits } from './audits.service.js';

@Module({
  imports: [OverlapModule],
  controllers: [AuditsController],
  providers: [Audits, AuditsRepository],
  exports: [Audits],
})
export class AuditsModule {}
