import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../../platform/database/tenant-tx.js';
import type { SubjectType } from '../found-work.js';
import { kept, unkept, type MeaningVector } from './meaning-vector.js';

/** A text and the kind of work it is of. */
export interface MeantText {
  type: SubjectType;
  hash: string;
}

/** Work whose text nobody was asked about yet. */
interface UnaskedWork extends MeantText {
  title: string;
  description: string | null;
  scope: string | null;
}

interface VectorRow {
  text_hash: string;
  vector: Buffer;
}

/** No byte: somebody is asking, or the provider does not take this text. */
const NONE = Buffer.alloc(0);

@Injectable()
export class MeaningsRepository {
  async isKept(tx: TenantTx, model: string, hash: string): Promise<boolean> {
    const row = await tx.first(
      'select 1 from overlap_meanings where workspace_id = $1 and text_hash = $2 and model = $3',
      [tx.workspaceId, hash, model],
    );
    return row !== undefined;
  }

  /** What a text means; without a vector, that it is not to be asked about for now. */
  async keep(
    tx: TenantTx,
    { type, hash }: MeantText,
    meaning: { model: string; vector: MeaningVector | undefined; now: Date },
  ): Promise<void> {
    const { model, vector, now } = meaning;
    await tx.run(
      `insert into overlap_meanings as known
         (workspace_id, text_hash, model, subject_type, vector, asked_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (workspace_id, text_hash, model) do update
         set vector = excluded.vector, asked_at = excluded.asked_at
       where known.vector = ''`,
      [tx.workspaceId, hash, model, type, vector ? kept(vector) : NONE, now],
    );
  }

  /**
   * Open and recent work without a meaning, the latest first. It is marked as being asked about, so
   * that another server asks about something else meanwhile.
   */
  async claim(
    tx: TenantTx,
    { model, limit, now }: { model: string; limit: number; now: Date },
  ): Promise<UnaskedWork[]> {
    return tx.query<UnaskedWork>(
      `with unasked as materialized (
         select i.item_id, i.item_type, i.text_hash
           from overlap_items i
          where i.workspace_id = $1
            and not exists (select 1 from overlap_meanings m
                             where m.workspace_id = $1 and m.text_hash = i.text_hash and m.model = $2)
          order by i.item_id desc limit $3),
       mine as (
         insert into overlap_meanings (workspace_id, text_hash, model, subject_type, vector, asked_at)
         select distinct on (text_hash) $1, text_hash, $2, item_type, ''::bytea, $4::timestamptz
           from unasked
         on conflict (workspace_id, text_hash, model) do nothing
         returning text_hash)
       select distinct on (u.text_hash) u.item_type as type, u.text_hash as hash, w.title, w.description, w.scope
         from mine
         join unasked u on u.text_hash = mine.text_hash
        cross join lateral (
          select title, description, scope from tasks where workspace_id = $1 and id = u.item_id
          union all
          select title, description, scope from workstreams where workspace_id = $1 and id = u.item_id) w
        order by u.text_hash`,
      [tx.workspaceId, model, limit, now],
    );
  }

  /** Nobody could say after all: somebody may ask again. */
  async release(tx: TenantTx, model: string, hashes: readonly string[]): Promise<void> {
    await tx.run(
      `delete from overlap_meanings
        where workspace_id = $1 and model = $2 and text_hash = any($3) and vector = ''`,
      [tx.workspaceId, model, hashes],
    );
  }

  /** The latest texts of a kind that have a meaning. */
  async latest(tx: TenantTx, model: string, type: SubjectType, limit: number): Promise<string[]> {
    const rows = await tx.query<{ text_hash: string }>(
      `select text_hash from overlap_meanings
        where workspace_id = $1 and model = $2 and subject_type = $3 and vector <> ''
        order by asked_at desc limit $4`,
      [tx.workspaceId, model, type, limit],
    );
    return rows.map(({ text_hash }) => text_hash);
  }

  async of(
    tx: TenantTx,
    model: string,
    hashes: readonly string[],
  ): Promise<Map<string, MeaningVector>> {
    const rows = await tx.query<VectorRow>(
      `select text_hash, vector from overlap_meanings
        where workspace_id = $1 and text_hash = any($3) and model = $2 and vector <> ''`,
      [tx.workspaceId, model, hashes],
    );
    return new Map(rows.map(({ text_hash, vector }) => [text_hash, unkept(vector)]));
  }

  /** Which open or recent work has one of these texts. */
  async itemsWith(tx: TenantTx, hashes: readonly string[], limit: number): Promise<string[]> {
    const rows = await tx.query<{ item_id: string }>(
      `select item_id from overlap_items
        where workspace_id = $1 and text_hash = any($2) order by item_id limit $3`,
      [tx.workspaceId, hashes, limit],
    );
    return rows.map(({ item_id }) => item_id);
  }

  /** Meanings of texts that no work and no reservation has any more, and of models not asked now. */
  async clear(
    tx: TenantTx,
    model: string | undefined,
    before: { unusedSince: Date; refusedSince: Date; otherModelSince: Date },
  ): Promise<void> {
    const { unusedSince, refusedSince, otherModelSince } = before;
    await tx.run(
      `delete from overlap_meanings m
        where m.workspace_id = $1
          and ($2::text is null
            or (m.model <> $2 and m.asked_at < $5)
            or (m.vector = '' and m.asked_at < $4)
            or (m.asked_at < $3
              and not exists (select 1 from overlap_items i
                               where i.workspace_id = $1 and i.text_hash = m.text_hash)
              and not exists (select 1 from work_intents n
                               where n.workspace_id = $1 and n.text_hash = m.text_hash)))`,
      [tx.workspaceId, model ?? null, unusedSince, refusedSince, otherModelSince],
    );
  }
}
