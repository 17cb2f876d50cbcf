import { Module } from '@nestjs/common';
import { EditGuardModule } from '../edit-guard/index.js';
import { McpModule } from '../mcp/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TasksModule } from '../tasks/index.js';
import { ClaimBook } from './claim-book.js';
import { ClaimCheck } from './claim-check.js';
import { ClaimEndings } from './claim-endings.js';
import { ClaimSweep } from './claim-sweep.js';
import { ClaimTiesRepository } from './claim-ties.repository.js';
import { ClaimTurnNotes } from './claim-turn-notes.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsInView } from './claims-in-view.js';
import { ClaimsRepository } from './claims.repository.js';
import { Claims } from './claims.service.js';
import { HotPaths } from './hot-paths.js';
import { HotPathsRepository } from './hot-paths.repository.js';
import { WaitsRepository } from './waits.repository.js';

@Module({
  imports: [EditGuardModule, McpModule, SessionsModule, TasksModule],
  controllers: [ClaimsController],
  providers: [
    Claims,
    ClaimBook,
    ClaimCheck,
    ClaimEndings,
    ClaimsInView,
    ClaimsRepository,
    ClaimSweep,
    ClaimTiesRepository,
    ClaimTurnNotes,
    HotPaths,
    HotPathsRepository,
    WaitsRepository,
  ],
  exports: [Claims, ClaimCheck, ClaimEndings],
})
export class ClaimsModule {}
