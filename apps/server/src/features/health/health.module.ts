import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({ imports: [McpModule], controllers: [HealthController], providers: [Readiness] })
export class HealthModule {}
