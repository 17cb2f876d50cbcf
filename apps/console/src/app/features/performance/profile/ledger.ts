import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TASK_STATUSES, TASKS } from '@covibe/contracts';
import listChecks from '@lucide/icons/icons/list-checks';
import { Api } from '../../../core/api/api.js';
import { GrowingList } from '../../../core/api/growing-list.js';
import { Live } from '../../../core/live/live.js';
import { STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Empty } from '../../../ui/empty/empty.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Skeleton } from '../../../ui/skeleton/skeleton.js';

const PAGE = 20;

/** All tasks of one developer, the latest first, with what came of them. */
@Component({
  selector: 'cv-ledger',
  imports: [Ago, Button, Empty, Pill, Refusal, RouterLink, Skeleton],
  templateUrl: './ledger.html',
  styleUrl: './ledger.css',
})
export class Ledger {
  readonly handle = input.required<string>();
  readonly isMine = input.required<boolean>();

  private readonly api = inject(Api);
  protected readonly tasks = new GrowingList({
    asked: computed(() => ({ owner: this.handle() }), { equal: (a, b) => a.owner === b.owner }),
    page: async ({ owner }, { signal, ...place }) => {
      const reply = await this.api.call(TASKS.list, undefined, {
        query: { owner, status: TASK_STATUSES.join(','), ...place },
        ...(signal ? { signal } : {}),
      });
      return { rows: reply.tasks, next_cursor: reply.next_cursor };
    },
    pageSize: PAGE,
    keyOf: ({ id }) => id,
  });
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  protected readonly listChecks = listChecks;

  constructor() {
    inject(Live).keepFresh(this.tasks.resource, 'task');
  }
}
