import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/index.js';
import { TokensModule } from '../tokens/index.js';
import { ApprovalsService } from './approvals.service.js';
import { DeviceGrantsController } from './device-grants.controller.js';
import { DeviceGrantsService } from './device-grants.service.js';
import { ForgottenMachines } from './forgotten-machines.js';
import { MachinesController } from './machines.controller.js';
import { MachinesService } from './machines.service.js';
import { SetupGrantsRepository } from './setup-grants.repository.js';
import { SetupMachinesRepository } from './setup-machines.repository.js';
import { SetupProgressRepository } from './setup-progress.repository.js';

@Module({
  imports: [SessionsModule, TokensModule],
  controllers: [DeviceGrantsController, MachinesController],
  providers: [
    DeviceGrantsService,
    ApprovalsService,
    MachinesService,
    ForgottenMachines,
    SetupGrantsRepository,
    SetupMachinesRepository,
    SetupProgressRepository,
  ],
})
export class SetupDeviceModule {}
