import { Component, computed, DOCUMENT, inject, input, linkedSignal } from '@angular/core';
import { ACTIVITY } from '@covibe/contracts';
import download from '@lucide/icons/icons/download';
import activityIcon from '@lucide/icons/icons/activity';
import searchX from '@lucide/icons/icons/search-x';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { GrowingList } from '../../core/api/growing-list.js';
import { Live } from '../../core/live/live.js';
import { Here } from '../../core/pages/here.js';
import { connectCommand } from '../../core/words/connect-command.js';
import { Button } from '../../ui/button/button.js';
import { Empty } from '../../ui/empty/empty.js';
import { Icon } from '../../ui/icon/icon.js';
import { PageFrame } from '../../ui/page/page-frame.js';
import { Problem } from '../../ui/problem/problem.js';
import { Refusal } from '../../ui/refusal/refusal.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';
import { Teammates } from '../workstreams/index.js';
import { ActivityFilters } from './activity-filters.js';
import { exportAddress, isNarrowed, readActivityQuery, wireOf } from './activity-query.js';
import { NearEnd } from './near-end.js';
import { Timeline } from './timeline.js';

const PAGE = 50;
const TOPICS = ['task', 'workstream', 'session', 'note', 'member', 'token', 'workspace'] as const;

/** The timeline of the workspace. New events come in on top, older ones as the reader goes on. */
@Component({
  selector: 'cv-activity',
  imports: [
    ActivityFilters,
    Button,
    Empty,
    Icon,
    NearEnd,
    PageFrame,
    Problem,
    Refusal,
    Skeleton,
    Timeline,
  ],
  templateUrl: './activity.html',
  styleUrl: './activity.css',
})
export class Activity {
  readonly person = input<string>();
  readonly agent = input<string>();
  readonly repo = input<string>();
  readonly kind = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly api = inject(Api);
  private readonly here = inject(Here);
  protected readonly query = computed(
    () =>
      readActivityQuery({
        person: this.person(),
        agent: this.agent(),
        repo: this.repo(),
        kind: this.kind(),
        from: this.from(),
        to: this.to(),
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly events = new GrowingList({
    asked: this.query,
    page: async (query, { signal, ...place }) => {
      const reply = await this.api.call(ACTIVITY.list, undefined, {
        query: { ...wireOf(query), ...place },
        ...(signal ? { signal } : {}),
      });
      return { rows: reply.entries, next_cursor: reply.next_cursor };
    },
    pageSize: PAGE,
    keyOf: ({ id }) => id,
    neverChange: true,
  });
  protected readonly teammates = new Teammates();
  /** Every repository seen so far: a filter narrows what is shown, not what can be chosen. */
  protected readonly repos = linkedSignal<readonly string[], readonly string[]>({
    source: () => this.events.rows().flatMap(({ repo }) => repo ?? []),
    computation: (seen, before) => [...new Set([...(before?.value ?? []), ...seen])].sort(),
  });
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  protected readonly failure = computed(() => {
    const error = this.events.resource.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly csv = computed(() => exportAddress(this.query(), 'csv'));
  protected readonly ndjson = computed(() => exportAddress(this.query(), 'ndjson'));
  protected readonly command = connectCommand(inject(DOCUMENT).location.origin);
  protected readonly download = download;
  protected readonly activityIcon = activityIcon;
  protected readonly searchX = searchX;

  constructor() {
    inject(Live).keepFresh(this.events.resource, ...TOPICS);
  }

  protected clear(): void {
    this.here.go({ person: null, agent: null, repo: null, kind: null, from: null, to: null });
  }

  /** Not while the last page failed to come: then the reader decides. */
  protected goOn(): void {
    if (!this.events.growFault()) void this.events.grow();
  }
}
