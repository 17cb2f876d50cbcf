import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/index.js';
import { DayCount } from './day-count.js';
import { DayCountRepository } from './day-count.repository.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';

@Module({
  imports: [SessionsModule],
  controllers: [MetricsController],
  providers: [MetricsService, MetricsRepository, DayCount, DayCountRepository],
})
export class MetricsModule {}
