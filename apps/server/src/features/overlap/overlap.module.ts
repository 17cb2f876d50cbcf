import { Module } from '@nestjs/common';
import { McpModule } from '../mcp/index.js';
import { ChecksRepository } from './checks.repository.js';
import { Checks } from './checks.service.js';
import { GivingWay } from './giving-way.js';
import { IntentsRepository } from './intents.repository.js';
import { EmbeddingProvider } from './meaning/embedding-provider.js';
import { MeaningSource } from './meaning/meaning-source.js';
import { MeaningUpkeep } from './meaning/meaning-upkeep.js';
import { MeaningsRepository } from './meaning/meanings.repository.js';
import { Meanings } from './meaning/meanings.service.js';
import { OverlapEnds } from './overlap-ends.js';
import { OverlapIndexRepository } from './overlap-index.repository.js';
import { OverlapIndex } from './overlap-index.js';
import { OverlapNotes } from './overlap-notes.js';
import { OverlapSearch } from './overlap-search.js';
import { OverlapSweepRepository } from './overlap-sweep.repository.js';
import { OverlapSweep } from './overlap-sweep.js';
import { OverlapController } from './overlap.controller.js';
import { Pairwise } from './pairwise.js';
import { PreparedWorks } from './prepared-works.js';
import { RetrievalRepository } from './retrieval.repository.js';
import { StartGateRepository } from './start-gate.repository.js';
import { StartGate } from './start-gate.js';
import { VerdictRecord } from './verdict-record.js';
import { VerdictsRepository } from './verdicts.repository.js';
import { Verdicts } from './verdicts.service.js';
import { WarningDecisions } from './warning-decisions.js';
import { WarningListsRepository } from './warning-lists.repository.js';
import { WarningLists } from './warning-lists.js';
import { WarningSidesRepository } from './warning-sides.repository.js';
import { WarningViews } from './warning-views.js';
import { WarningsRepository } from './warnings.repository.js';
import { Warnings } from './warnings.service.js';

@Module({
  imports: [McpModule],
  controllers: [OverlapController],
  providers: [
    Checks,
    ChecksRepository,
    EmbeddingProvider,
    GivingWay,
    IntentsRepository,
    MeaningSource,
    MeaningUpkeep,
    Meanings,
    MeaningsRepository,
    OverlapEnds,
    OverlapIndex,
    OverlapIndexRepository,
    OverlapNotes,
    OverlapSearch,
    OverlapSweep,
    OverlapSweepRepository,
    Pairwise,
    PreparedWorks,
    RetrievalRepository,
    StartGate,
    StartGateRepository,
    VerdictRecord,
    Verdicts,
    VerdictsRepository,
    WarningDecisions,
    WarningLists,
    WarningListsRepository,
    WarningSidesRepository,
    WarningViews,
    Warnings,
    WarningsRepository,
  ],
  exports: [Checks, GivingWay, Meanings, OverlapEnds, OverlapIndex, Pairwise, StartGate, Verdicts],
})
export class OverlapModule {}
