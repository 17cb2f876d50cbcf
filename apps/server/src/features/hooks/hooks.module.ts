import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/index.js';
import { McpModule } from '../mcp/index.js';
import { SessionsModule } from '../sessions/index.js';
import { ContextLines } from './context-lines.js';
import { HookCalls } from './hook-calls.service.js';
import { HooksController } from './hooks.controller.js';
import { SpooledReports } from './spooled-reports.service.js';
import { TellsRepository } from './tells.repository.js';
import { TellsSweep } from './tells-sweep.js';

@Module({
  imports: [ClaimsModule, McpModule, SessionsModule],
  controllers: [HooksController],
  providers: [ContextLines, HookCalls, SpooledReports, TellsRepository, TellsSweep],
})
export class HooksModule {}
