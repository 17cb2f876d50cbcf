import { Module } from '@nestjs/common';
import { ChecksRepository } from './checks.repository.js';
import { Checks } from './checks.service.js';
import { DuplicateSearch } from './duplicate-search.js';
import { ExactTitleRepository } from './exact-title.repository.js';
import { ExactTitleSearch } from './exact-title-search.js';

@Module({
  providers: [
    Checks,
    ChecksRepository,
    ExactTitleRepository,
    { provide: DuplicateSearch, useClass: ExactTitleSearch },
  ],
  exports: [Checks],
})
export class ChecksModule {}
