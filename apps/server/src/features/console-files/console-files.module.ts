import { Module } from '@nestjs/common';
import { ConsoleFilesController } from './console-files.controller.js';
import { ConsoleFiles } from './console-files.js';

/** Listed last in the app: its route takes what the others leave. */
@Module({
  controllers: [ConsoleFilesController],
  providers: [ConsoleFiles],
  exports: [ConsoleFiles],
})
export class ConsoleFilesModule {}
