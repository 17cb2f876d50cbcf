import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { METRICS, type ProjectMetrics } from '@covibe/contracts';
import gauge from '@lucide/icons/icons/gauge';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Live } from '../../../core/live/live.js';
import { HereLink } from '../../../core/pages/here-link.js';
import { poll } from '../../../core/poll/poll.js';
import { connectCommand } from '../../../core/words/connect-command.js';
import { Ago } from '../../../ui/ago/ago.js';
import { DayBars } from '../../../ui/charts/day-bars.js';
import { Empty } from '../../../ui/empty/empty.js';
import { Problem } from '../../../ui/problem/problem.js';
import { Skeleton } from '../../../ui/skeleton/skeleton.js';
import { SessionStrip } from '../../workstreams/index.js';
import { Figures } from '../figures.js';
import { readMetricsQuery, wireOf } from '../metrics-query.js';
import { ProjectPeople } from './project-people.js';
import { Projects } from './projects.js';

/** Days are counted in the background: the page asks again now and then. */
const COUNTED_EVERY_MS = 30_000;

/** What was done, by project; what is going on now stands first. */
@Component({
  selector: 'cv-overview',
  imports: [
    Ago,
    DayBars,
    Empty,
    Figures,
    HereLink,
    Problem,
    ProjectPeople,
    Projects,
    SessionStrip,
    Skeleton,
  ],
  templateUrl: './overview.html',
  styleUrl: '../sections.css',
})
export class Overview {
  readonly days = input<string>();
  readonly repo = input<string>();

  private readonly api = inject(Api);
  protected readonly query = computed(
    () => readMetricsQuery({ days: this.days(), repo: this.repo() }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly figures = this.api.read(METRICS.overview, () => ({
    query: wireOf(this.query()),
  }));
  protected readonly reply = computed(() =>
    this.figures.hasValue() ? this.figures.value() : undefined,
  );
  protected readonly failure = computed(() => {
    const error = this.figures.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly bars = computed(() =>
    (this.reply()?.days ?? []).map(({ day, completed }) => ({ day, value: completed })),
  );
  protected readonly live = computed(() => this.sessionsThat('active'));
  protected readonly stale = computed(() => this.sessionsThat('stale'));
  protected readonly isQuiet = computed(() => {
    const reply = this.reply();
    return reply?.projects.length === 0 && reply.live_sessions.length === 0;
  });
  protected readonly command = connectCommand(inject(DOCUMENT).location.origin);
  protected readonly gauge = gauge;

  constructor() {
    inject(Live).keepFresh(this.figures, 'task', 'session');
    poll({
      every: () => COUNTED_EVERY_MS,
      run: () => {
        this.figures.reload();
        return Promise.resolve();
      },
    });
  }

  /** The one project of the address, where there is one. */
  protected readonly project = computed((): ProjectMetrics | undefined =>
    this.query().repo === null ? undefined : this.reply()?.projects[0],
  );

  private sessionsThat(state: 'active' | 'stale') {
    return (this.reply()?.live_sessions ?? []).filter((session) => session.state === state);
  }
}
