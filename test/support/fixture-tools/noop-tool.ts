import { Module, type OnModuleInit } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import { tool } from '../../../libs/contracts/src/mcp/tool.js';
import { McpModule, ToolTable } from '../../../apps/server/src/features/mcp/index.js';

class Nothing {
  @IsOptional() @IsString() echo?: string;
}

const NOOP_TOOL = tool({
  name: 'test_noop',
  title: 'Does nothing',
  description: 'Does nothing at all. Only there to measure what a call costs.',
  readOnly: true,
  operations: { nothing: Nothing },
  summaries: { nothing: 'Nothing.' },
});

/** A tool that touches no database, for measuring and for tests of the door itself. */
@Module({ imports: [McpModule] })
export class NoopToolModule implements OnModuleInit {
  constructor(private readonly table: ToolTable) {}

  onModuleInit(): void {
    this.table.offer(NOOP_TOOL, {
      nothing: () => Promise.resolve({ data: {} }),
    });
  }
}
