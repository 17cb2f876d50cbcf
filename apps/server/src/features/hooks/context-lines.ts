import type { ContextLine } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { ClaimCheck } from '../claims/index.js';
import { ToolTable } from '../mcp/index.js';
import { TellsRepository } from './tells.repository.js';
import { fitting, lineOfNote, linesOfClaims, type ToldLine } from './told-lines.js';

/**
 * What an agent should know without having asked: the notes that go along with every answer of a
 * tool, and claims of others on what its session touches. A session hears of each thing once.
 */
@Injectable()
export class ContextLines {
  constructor(
    private readonly db: TenantDb,
    private readonly table: ToolTable,
    private readonly claims: ClaimCheck,
    private readonly repository: TellsRepository,
    private readonly clock: Clock,
  ) {}

  async untold(
    actor: Actor,
    { sessionId, repo, paths }: { sessionId: string; repo: string | null; paths: string[] },
  ): Promise<ContextLine[]> {
    const touchesSomething = repo !== null && paths.length > 0;
    const [notes, inTheWay] = await Promise.all([
      this.table.notesFor(actor),
      touchesSomething ? this.claims.check(actor, { repo, paths }) : undefined,
    ]);
    const said = [...notes.map(lineOfNote), ...linesOfClaims(inTheWay?.conflicts ?? [])];
    const lines = new Map(said.map((told) => [told.about, told]));
    return lines.size > 0 ? this.tell(actor, sessionId, [...lines.values()]) : [];
  }

  /** What does not fit is not told, so that it comes next time. */
  private async tell(
    actor: Actor,
    sessionId: string,
    lines: readonly ToldLine[],
  ): Promise<ContextLine[]> {
    return this.db.within(actor, async (tx) => {
      const about = lines.map((one) => one.about);
      const before = await this.repository.told(tx, sessionId, about);
      const next = fitting(lines.filter((one) => !before.has(one.about)));
      if (next.length === 0) return [];
      const told = await this.repository.tell(tx, sessionId, {
        about: next.map((one) => one.about),
        now: this.clock.now(),
      });
      return next.filter((one) => told.has(one.about)).map(({ line }) => line);
    });
  }
}
