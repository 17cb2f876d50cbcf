import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Jobs } from './jobs.js';
import { Retention } from './retention.js';

@Global()
@Module({
  imports: [ScheduleModule.forRoot()],
  providers: [Jobs, Retention],
  exports: [Jobs],
})
export class JobsModule {}
