import { Global, Module } from '@nestjs/common';
import { Idempotency } from '../idempotency/idempotency.js';
import { UsageEvents } from './usage-events.js';
import { WorkEvents } from './work-events.js';
import { WorkUnit } from './work-unit.js';

/** What every feature that changes something writes down. */
@Global()
@Module({
  providers: [WorkEvents, UsageEvents, Idempotency, WorkUnit],
  exports: [WorkEvents, UsageEvents, Idempotency, WorkUnit],
})
export class WorkRecordModule {}
