import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { METRICS, type DeveloperMetrics } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Live } from '../../../core/live/live.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Sparkline } from '../../../ui/charts/sparkline.js';
import { Filter } from '../../../ui/filter/filter.js';
import { Problem } from '../../../ui/problem/problem.js';
import { Skeleton } from '../../../ui/skeleton/skeleton.js';
import { Cell } from '../../../ui/table/cell.js';
import type { Column } from '../../../ui/table/column.js';
import { Table } from '../../../ui/table/table.js';
import { Here } from '../../../core/pages/here.js';
import { countColumns } from '../count-columns.js';
import { readMetricsQuery, wireOf } from '../metrics-query.js';

const COLUMNS: readonly Column<DeveloperMetrics>[] = [
  { key: 'person', head: 'Person', sortBy: ({ developer }) => developer.name },
  {
    key: 'active',
    head: 'Active now',
    width: '116px',
    align: 'end',
    text: ({ active_tasks }) => String(active_tasks),
    sortBy: ({ active_tasks }) => active_tasks,
  },
  {
    key: 'live',
    head: 'Agents now',
    width: '116px',
    align: 'end',
    text: ({ live_sessions }) => String(live_sessions),
    sortBy: ({ live_sessions }) => live_sessions,
  },
  ...countColumns<DeveloperMetrics>(),
  { key: 'trend', head: 'Trend', width: '96px' },
  {
    key: 'seen',
    head: 'Agent seen',
    width: '116px',
    sortBy: ({ last_seen_at }) => last_seen_at,
  },
];

/** Every member of the workspace, also those who did nothing: who may need help is one of them. */
@Component({
  selector: 'cv-developers',
  imports: [Ago, Avatar, Cell, Filter, Problem, RouterLink, Skeleton, Sparkline, Table],
  templateUrl: './developers.html',
  styleUrl: '../sections.css',
})
export class Developers {
  readonly days = input<string>();
  readonly repo = input<string>();
  readonly q = input<string>();

  protected readonly here = inject(Here);
  private readonly query = computed(
    () => readMetricsQuery({ days: this.days(), repo: this.repo() }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly figures = inject(Api).read(METRICS.developers, () => ({
    query: wireOf(this.query()),
  }));
  protected readonly failure = computed(() => {
    const error = this.figures.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly rows = computed(() => {
    const wanted = (this.q() ?? '').trim().toLowerCase();
    const all = this.figures.hasValue() ? this.figures.value().developers : [];
    return all.filter(({ developer: { name, handle } }) =>
      `${name} ${handle}`.toLowerCase().includes(wanted),
    );
  });
  protected readonly columns = COLUMNS;
  protected readonly keyOf = ({ developer }: DeveloperMetrics): string => developer.id ?? '';

  constructor() {
    inject(Live).keepFresh(this.figures, 'task', 'session', 'member');
  }

  protected narrow(q: string): void {
    this.here.go({ q: q || null }, { replacing: true });
  }
}
