import { computed, linkedSignal, resource, signal } from '@angular/core';
import { MAX_PAGE_SIZE } from '@covibe/contracts';
import { ApiError } from './api-error.js';
import type { PageOf } from './whole-list.js';

interface Place {
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly signal?: AbortSignal;
}

interface Growing<Row, Asked> {
  /** What is asked for, as a signal: undefined asks for nothing, another object starts anew. */
  readonly asked: () => Asked | undefined;
  readonly page: (asked: Asked, place: Place) => Promise<PageOf<Row>>;
  readonly pageSize: number;
  readonly keyOf: (row: Row) => string;
  /** Rows that never change once written: a reload fetches only those above the known ones. */
  readonly neverChange?: boolean;
}

/**
 * A list read page by page as far as the reader goes. A reload brings all of it up to date and
 * keeps its length, so that nobody is thrown back to the first page. Made where injection is.
 */
export class GrowingList<Row, Asked> {
  private lastAsked: Asked | undefined;
  private readonly growing = signal(false);
  private readonly fault = signal<ApiError | null>(null);
  readonly isGrowing = this.growing.asReadonly();
  /** Why the next page did not come; what is shown stays. */
  readonly growFault = this.fault.asReadonly();

  readonly resource = resource({
    params: () => this.about.asked(),
    loader: ({ params: asked, abortSignal }) => this.load(asked, abortSignal),
  });
  /** What came last: it stays in view while the answer to another question is on its way. */
  private readonly latest = linkedSignal<PageOf<Row> | undefined, PageOf<Row> | undefined>({
    source: () => this.shownNow(),
    computation: (now, before) => now ?? before?.value,
  });
  readonly rows = computed(() => this.latest()?.rows ?? []);
  readonly hasRows = computed(() => this.latest() !== undefined);
  readonly hasMore = computed(() => (this.shownNow()?.next_cursor ?? null) !== null);

  constructor(private readonly about: Growing<Row, Asked>) {}

  /** Adds the next page. */
  async grow(): Promise<void> {
    const shown = this.shownNow();
    const asked = this.lastAsked;
    if (!shown?.next_cursor || asked === undefined || this.growing()) return;
    this.growing.set(true);
    this.fault.set(null);
    try {
      const place = { cursor: shown.next_cursor, limit: this.about.pageSize };
      const page = await this.about.page(asked, place);
      const now = this.shownNow();
      // A reload or another question came in between: what was asked for belongs to neither.
      if (now?.next_cursor === shown.next_cursor && this.lastAsked === asked) {
        this.resource.set({
          rows: this.joined(now.rows, page.rows),
          next_cursor: page.next_cursor,
        });
      }
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.fault.set(reason);
    } finally {
      this.growing.set(false);
    }
  }

  private async load(asked: Asked, abort: AbortSignal): Promise<PageOf<Row>> {
    const known = asked === this.lastAsked ? this.shownNow() : undefined;
    this.lastAsked = asked;
    this.fault.set(null);
    const { pageSize } = this.about;
    if (!known)
      return this.about.page(asked, { cursor: undefined, limit: pageSize, signal: abort });
    return this.about.neverChange
      ? this.above(asked, known, abort)
      : this.again(asked, known, abort);
  }

  /** As many rows as are shown, all asked for anew. */
  private async again(asked: Asked, known: PageOf<Row>, signal: AbortSignal): Promise<PageOf<Row>> {
    const wanted = Math.max(known.rows.length, this.about.pageSize);
    let rows: readonly Row[] = [];
    let cursor: string | null | undefined;
    while (rows.length < wanted && cursor !== null) {
      const limit = Math.min(wanted - rows.length, MAX_PAGE_SIZE);
      const page = await this.about.page(asked, { cursor, limit, signal });
      rows = this.joined(rows, page.rows);
      cursor = page.next_cursor;
    }
    return { rows, next_cursor: cursor ?? null };
  }

  /** The newest page on top of what is shown; where the two do not meet, the newest page alone. */
  private async above(asked: Asked, known: PageOf<Row>, signal: AbortSignal): Promise<PageOf<Row>> {
    const page = await this.about.page(asked, {
      cursor: undefined,
      limit: this.about.pageSize,
      signal,
    });
    const fresh = new Set(page.rows.map(this.about.keyOf));
    const meet =
      page.next_cursor === null || known.rows.some((row) => fresh.has(this.about.keyOf(row)));
    if (!meet) return page;
    const rows = this.joined(page.rows, known.rows);
    return { rows, next_cursor: known.rows.length > 0 ? known.next_cursor : page.next_cursor };
  }

  private shownNow(): PageOf<Row> | undefined {
    return this.resource.hasValue() ? this.resource.value() : undefined;
  }

  private joined(first: readonly Row[], then: readonly Row[]): readonly Row[] {
    const known = new Set(first.map(this.about.keyOf));
    return [...first, ...then.filter((row) => !known.has(this.about.keyOf(row)))];
  }
}
