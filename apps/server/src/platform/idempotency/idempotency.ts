import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { TenantTx } from '../database/tenant-tx.js';
import { AppError } from '../errors/app-error.js';

export class KeyReused extends AppError {
  readonly code = 'request/idempotency_key_reused';
  readonly status = 409;
  override readonly field = 'idempotency_key';

  constructor() {
    super('This idempotency_key was used for another request. Use a new key for a new request.');
  }
}

export interface RetriedCall {
  operation: string;
  /** Absent: the caller does not retry, and the work simply runs. */
  key: string | undefined;
  request: unknown;
}

/**
 * Runs a retried mutation once: the same key with the same request gives the stored answer, with
 * another request a refusal. The key is taken inside the transaction of the work, so a second call
 * waits for the first and then sees its answer, and a failed one leaves no trace.
 */
@Injectable()
export class Idempotency {
  async once<Reply>(
    tx: TenantTx,
    actor: Actor,
    call: RetriedCall,
    work: () => Promise<Reply>,
  ): Promise<Reply> {
    if (call.key === undefined) return work();
    const place = [tx.workspaceId, actor.developerId, call.operation, call.key];
    const hash = requestHash(call.request);
    if ((await tx.run(TAKE, [...place, hash])) === 0) return this.earlier<Reply>(tx, place, hash);
    const reply = await work();
    await tx.run(KEEP, [...place, JSON.stringify(reply ?? null)]);
    return reply;
  }

  /** Of many keys of one operation, those that nobody used before; from now on they are used. */
  async takeNew(
    tx: TenantTx,
    actor: Actor,
    { operation, keys }: { operation: string; keys: readonly string[] },
  ): Promise<Set<string>> {
    const rows = await tx.query<{ key: string }>(TAKE_NEW, [
      ...[tx.workspaceId, actor.developerId, operation],
      [...new Set(keys)],
    ]);
    return new Set(rows.map(({ key }) => key));
  }

  private async earlier<Reply>(tx: TenantTx, place: string[], hash: string): Promise<Reply> {
    const kept = await tx.first<{ request_hash: string; reply: Reply }>(FIND, place);
    if (!kept || kept.request_hash !== hash) throw new KeyReused();
    return kept.reply;
  }
}

function requestHash(request: unknown): string {
  return createHash('sha256').update(canonical(request)).digest('hex');
}

/** The same content gives the same text, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const PLACE = 'workspace_id = $1 and developer_id = $2 and operation = $3 and key = $4';
const TAKE = `
  insert into idempotency_keys (workspace_id, developer_id, operation, key, request_hash)
  values ($1, $2, $3, $4, $5)
  on conflict (workspace_id, developer_id, operation, key) do nothing`;
/** Only that they were used is kept: there is no answer to give again. */
const TAKE_NEW = `
  insert into idempotency_keys (workspace_id, developer_id, operation, key, request_hash)
  select $1::text, $2::text, $3::text, key, '' from unnest($4::text[]) as key order by key
  on conflict (workspace_id, developer_id, operation, key) do nothing
  returning key`;
const KEEP = `update idempotency_keys set reply = $5::json where ${PLACE}`;
const FIND = `select request_hash, reply from idempotency_keys where ${PLACE}`;
