import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Tellings, type Telling } from '../mcp/index.js';
import { WarningsRepository } from './warnings.repository.js';

/** Tells agents whose work somebody else is about to do again, each overlap once. */
@Injectable()
export class OverlapNotes implements OnModuleInit {
  constructor(
    private readonly tellings: Tellings,
    private readonly warnings: WarningsRepository,
  ) {}

  onModuleInit(): void {
    this.tellings.from(async (tx, { developerId }) => {
      const standing = await this.warnings.standingFor(tx, developerId);
      // Theirs may be over while somebody else's is still at stake.
      return standing.filter(({ mine }) => mine.length > 0).map(overlapTelling);
    });
  }
}

function overlapTelling({ id, status, mine }: StandingWarning): Telling {
  const works = mine.join(', ');
  const text =
    status === 'open'
      ? `Somebody is about to begin what looks like your work (${works}); overlap ${id} waits for a verdict. `
      : `The same work as yours (${works}) goes on beside it by a human's word; see overlap ${id}. `;
  return {
    about: `${id} ${status}`,
    note: { kind: 'overlap', text: `${text}Settle it with covibe_coordinate ask or handoff.` },
  };
}

type StandingWarning = Awaited<ReturnType<WarningsRepository['standingFor']>>[number];
