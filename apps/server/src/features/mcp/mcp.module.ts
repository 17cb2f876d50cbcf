import { Module } from '@nestjs/common';
import { CallTool } from './call-tool.js';
import { FeedbackRecord } from './feedback-record.js';
import { FeedbackRecordRepository } from './feedback-record.repository.js';
import { McpController } from './mcp.controller.js';
import { McpDoor } from './mcp-door.js';
import { McpServers } from './mcp-server.js';
import { ResourceTable } from './resource-table.js';
import { Tellings } from './tellings.js';
import { TellingsRepository } from './tellings.repository.js';
import { TokenTurns } from './token-turns.js';
import { ToolTable } from './tool-table.js';

@Module({
  controllers: [McpController],
  providers: [
    ToolTable,
    ResourceTable,
    CallTool,
    Tellings,
    TellingsRepository,
    TokenTurns,
    McpServers,
    McpDoor,
    FeedbackRecord,
    FeedbackRecordRepository,
  ],
  exports: [ResourceTable, Tellings, ToolTable],
})
export class McpModule {}
