import { Module } from '@nestjs/common';
import { DownloadsModule } from '../downloads/index.js';
import { MachineSweep } from './machine-sweep.js';
import { MachinesController } from './machines.controller.js';
import { MachinesRepository } from './machines.repository.js';
import { Machines } from './machines.service.js';

@Module({
  imports: [DownloadsModule],
  controllers: [MachinesController],
  providers: [Machines, MachinesRepository, MachineSweep],
})
export class MachinesModule {}
