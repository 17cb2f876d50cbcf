import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { METRICS } from '@covibe/contracts';
import userX from '@lucide/icons/icons/user-x';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Live } from '../../../core/live/live.js';
import { Here } from '../../../core/pages/here.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Button } from '../../../ui/button/button.js';
import { Heatmap } from '../../../ui/charts/heatmap.js';
import { Choice } from '../../../ui/choice/choice.js';
import { Empty } from '../../../ui/empty/empty.js';
import { PageFrame } from '../../../ui/page/page-frame.js';
import { Problem } from '../../../ui/problem/problem.js';
import { Skeleton } from '../../../ui/skeleton/skeleton.js';
import { Figures } from '../figures.js';
import { RANGE_OPTIONS, readMetricsQuery, wireOf } from '../metrics-query.js';
import { PaxelPanel } from '../paxel/paxel-panel.js';
import { Ledger } from './ledger.js';
import { ProfileSessions } from './profile-sessions.js';

/** One developer: what they did, what their agents are at, and the Paxel reports they share. */
@Component({
  selector: 'cv-developer-profile',
  imports: [
    Avatar,
    Button,
    Choice,
    Empty,
    Figures,
    Heatmap,
    Ledger,
    PageFrame,
    PaxelPanel,
    Problem,
    ProfileSessions,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './profile.html',
  styleUrl: './profile.css',
})
export class Profile {
  readonly handle = input.required<string>();
  readonly days = input<string>();

  protected readonly here = inject(Here);
  protected readonly query = computed(() => readMetricsQuery({ days: this.days() }), {
    equal: (a, b) => a.days === b.days,
  });
  protected readonly profile = inject(Api).read(METRICS.developer, () => ({
    params: { handle: this.handle() },
    query: wireOf(this.query()),
  }));
  protected readonly reply = computed(() =>
    this.profile.hasValue() ? this.profile.value() : undefined,
  );
  protected readonly failure = computed(() => {
    const error = this.profile.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly isNobody = computed(() => this.failure()?.status === 404);
  protected readonly heading = computed(() => this.reply()?.developer.name ?? 'Developer');
  protected readonly grid = computed(() =>
    (this.reply()?.grid ?? []).map(({ day, events }) => ({ day, value: events })),
  );
  protected readonly ranges = RANGE_OPTIONS;
  protected readonly range = computed(() => String(this.query().days));
  protected readonly userX = userX;

  constructor() {
    inject(Live).keepFresh(this.profile, 'task', 'session', 'member');
  }
}
