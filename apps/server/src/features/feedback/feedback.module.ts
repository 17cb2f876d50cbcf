import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { FeedbackRepository } from './feedback.repository.js';
import { FeedbackTools } from './feedback.tools.js';

@Module({ imports: [McpModule], providers: [FeedbackRepository, FeedbackTools] })
export class FeedbackModule {}
