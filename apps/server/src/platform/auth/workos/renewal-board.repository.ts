import { Injectable } from '@nestjs/common';
import { Connections } from '../../database/connections.js';

/** What a row of the board says: nobody renews this token, somebody does, or this came of it. */
export type BoardRow = { outcome: string | null; fresh: boolean } | undefined;

/**
 * `session_renewals`: who uses a refresh token, and the sealed session that came of it. No tenant is
 * known yet at that moment, and no transaction is open while WorkOS is asked.
 */
@Injectable()
export class RenewalBoardRepository {
  constructor(private readonly connections: Connections) {}

  /** Takes the right to use a token: nobody had it, or whoever had it is not heard of any more. */
  async claim(tokenHash: string, abandonedAfterSeconds: number): Promise<boolean> {
    const rows = await this.connections.query(
      `insert into session_renewals (token_hash) values ($1)
       on conflict (token_hash) do update set claimed_at = now()
         where session_renewals.outcome is null
           and session_renewals.claimed_at < now() - make_interval(secs => $2)
       returning token_hash`,
      [tokenHash, abandonedAfterSeconds],
    );
    return rows.length > 0;
  }

  async read(tokenHash: string, freshSeconds: number): Promise<BoardRow> {
    const [row] = await this.connections.query<{ outcome: string | null; fresh: boolean }>(
      `select outcome, claimed_at > now() - make_interval(secs => $2) as fresh
         from session_renewals where token_hash = $1`,
      [tokenHash, freshSeconds],
    );
    return row;
  }

  async settle(tokenHash: string, outcome: string): Promise<void> {
    await this.connections.query(
      `update session_renewals set outcome = $2, claimed_at = now() where token_hash = $1`,
      [tokenHash, outcome],
    );
  }

  /** WorkOS lets a session live for a year at most; its end is remembered longer than that. */
  async sweep(): Promise<void> {
    await this.connections.query(
      `delete from session_renewals where claimed_at < now() - interval '1 hour'`,
    );
    await this.connections.query(
      `delete from ended_workos_sessions where ended_at < now() - interval '400 days'`,
    );
  }

  async release(tokenHash: string): Promise<void> {
    await this.connections.query(
      'delete from session_renewals where token_hash = $1 and outcome is null',
      [tokenHash],
    );
  }
}
