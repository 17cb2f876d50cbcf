import { TOLD_AT_ONCE, type FeedbackNote } from '@covibe/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { TellingsRepository } from './tellings.repository.js';
import { ToolTable } from './tool-table.js';

/** One thing an agent has to hear of, named so that it hears it once. */
export interface Telling {
  about: string;
  note: FeedbackNote;
}

type TellingSource = (tx: TenantTx, actor: Actor) => Promise<readonly Telling[]>;

/** How long another server's news may wait; news of this one are told on the very next call. */
const QUIET_MS = 900;
const MOST_KEPT = 20_000;

/**
 * Agents do not poll, so whatever waits for them goes along with their next answer: each thing once
 * for each token, a few at a time. Everything that may have to be said is asked for at once, and not
 * again while nothing was there and nothing has happened since.
 */
@Injectable()
export class Tellings implements OnModuleInit {
  private readonly sources: TellingSource[] = [];
  private readonly stirred = new Map<string, number>();
  private readonly quiet = new Map<string, { at: number; stirred: number }>();

  constructor(
    private readonly table: ToolTable,
    private readonly db: TenantDb,
    private readonly repository: TellingsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.table.noteFrom((actor) => this.untold(actor));
  }

  /** A source asks one question, and nothing after its answer. */
  from(source: TellingSource): void {
    this.sources.push(source);
  }

  /** Something new may have to be told in this workspace. Said after the commit. */
  stir(workspaceId: string): void {
    if (this.stirred.size >= MOST_KEPT) {
      this.stirred.clear();
      this.quiet.clear();
    }
    this.stirred.set(workspaceId, this.timesStirred(workspaceId) + 1);
  }

  private async untold(actor: Actor): Promise<FeedbackNote[]> {
    const key = `${actor.workspaceId}/${actor.credential}`;
    const stirred = this.timesStirred(actor.workspaceId);
    const silence = this.quiet.get(key);
    const at = performance.now();
    if (silence && silence.stirred === stirred && at - silence.at < QUIET_MS) return [];
    const told = await this.told(actor);
    if (this.quiet.size >= MOST_KEPT) this.quiet.clear();
    if (told.length < TOLD_AT_ONCE) this.quiet.set(key, { at, stirred });
    return told;
  }

  private async told(actor: Actor): Promise<FeedbackNote[]> {
    const ask = (tx: TenantTx) => Promise.all(this.sources.map((source) => source(tx, actor)));
    const waiting = (await this.db.atOnce(actor, ask)).flat();
    if (waiting.length === 0) return [];
    const asked = {
      credential: actor.credential,
      about: waiting.map(({ about }) => about),
      now: this.clock.now(),
      limit: TOLD_AT_ONCE,
    };
    const untold = await this.db.atOnce(actor, (tx) => this.repository.untold(tx, asked));
    return waiting.filter(({ about }) => untold.has(about)).map(({ note }) => note);
  }

  private timesStirred(workspaceId: string): number {
    return this.stirred.get(workspaceId) ?? 0;
  }
}
