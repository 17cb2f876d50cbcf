import { Module } from '@nestjs/common';
import { PaxelRecord } from './paxel-record.js';
import { PaxelRunner } from './paxel-runner.service.js';
import { PaxelController } from './paxel.controller.js';
import { PaxelRepository } from './paxel.repository.js';
import { PaxelService } from './paxel.service.js';

@Module({
  controllers: [PaxelController],
  providers: [PaxelService, PaxelRunner, PaxelRecord, PaxelRepository],
})
export class PaxelModule {}
