import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Tellings, type Telling } from '../mcp/index.js';
import { WaitsRepository } from './waits.repository.js';

/** Tells whoever waited that the way is free, on their next answer. */
@Injectable()
export class ClaimTurnNotes implements OnModuleInit {
  constructor(
    private readonly tellings: Tellings,
    private readonly waits: WaitsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tellings.from(async (tx, actor) => {
      const now = this.clock.now();
      const free = await this.waits.freeFor(tx, actor.developerId, now);
      return free.map((wait) => turnTelling(wait, now));
    });
  }
}

function turnTelling(
  { id, free_since, turn_until }: { id: string; free_since: Date; turn_until: Date | null },
  now: Date,
): Telling {
  const kept = turn_until !== null && turn_until > now;
  const until = kept
    ? `It is kept for you until ${turn_until.toISOString()}: claim it`
    : 'Others may take it as well by now: claim it';
  return {
    about: `${id} ${free_since.getTime()}`,
    note: {
      kind: 'claim_free',
      text: `What ${id} waits for is free since ${free_since.toISOString()}. ${until} with covibe_coordinate claim, or release ${id}.`,
    },
  };
}
