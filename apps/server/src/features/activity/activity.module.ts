import { Module } from '@nestjs/common';
import { ActivityController } from './activity.controller.js';
import { ActivityRepository } from './activity.repository.js';
import { Activity } from './activity.service.js';
import { SubjectHistory } from './subject-history.js';

@Module({
  controllers: [ActivityController],
  providers: [Activity, ActivityRepository, SubjectHistory],
  exports: [SubjectHistory],
})
export class ActivityModule {}
