import { Component, computed, inject, input, output } from '@angular/core';
import { TASKS, TASK_STATUSES, WORKSTREAMS } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { GrowingList } from '../../../core/api/growing-list.js';
import { Live } from '../../../core/live/live.js';
import { HereLink } from '../../../core/pages/here-link.js';
import { Session } from '../../../core/session/session.js';
import { PRIORITY_NAMES, STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Button } from '../../../ui/button/button.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Drawer } from '../../../ui/drawer/drawer.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Problem } from '../../../ui/problem/problem.js';
import { Skeleton } from '../../../ui/skeleton/skeleton.js';
import { isOpen } from '../work-query.js';
import { Fact } from './fact.js';
import { History } from './history.js';
import { Words } from './words.js';

const TASKS_PAGE = 25;

/** One workstream: what it is for, all of its tasks, and everything that happened to it. */
@Component({
  selector: 'cv-workstream-drawer',
  imports: [Ago, Avatar, Button, Drawer, Fact, HereLink, History, Pill, Problem, Skeleton, Words],
  templateUrl: './workstream-drawer.html',
  styleUrl: './drawers.css',
})
export class WorkstreamDrawer {
  readonly id = input.required<string>();
  readonly closed = output();
  /** A write went through: lists beside it may ask anew. */
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly actor = inject(Session).actor;
  protected readonly history = this.api.read(WORKSTREAMS.show, () => ({
    params: { id: this.id() },
  }));
  protected readonly tasks = new GrowingList({
    asked: computed(() => ({ workstream: this.id(), status: TASK_STATUSES.join(',') })),
    page: async (asked, { signal, ...place }) => {
      const reply = await this.api.call(TASKS.list, undefined, {
        query: { ...asked, ...place },
        ...(signal ? { signal } : {}),
      });
      return { rows: reply.tasks, next_cursor: reply.next_cursor };
    },
    pageSize: TASKS_PAGE,
    keyOf: ({ id }) => id,
  });
  protected readonly shown = computed(() =>
    this.history.hasValue() ? this.history.value() : null,
  );
  protected readonly failure = computed(() => {
    const error = this.history.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly priorities = PRIORITY_NAMES;
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  private readonly open = computed(() => {
    const stream = this.shown()?.workstream;
    return stream && isOpen(stream.status) ? stream : null;
  });
  protected readonly mayEdit = computed(() => this.open()?.is_mine === true);
  protected readonly mayCancel = computed(() => {
    const stream = this.open();
    return stream !== null && (stream.is_mine || this.actor()?.role === 'admin');
  });

  constructor() {
    const live = inject(Live);
    live.keepFresh(this.history, 'workstream', 'task', 'profile');
    live.keepFresh(this.tasks.resource, 'task', 'workstream', 'profile');
  }

  protected async cancel(): Promise<void> {
    const { CancelWork } = await import('../dialogs/cancel-work.js');
    const { id, title } = this.shown()!.workstream;
    const data = { what: 'workstream', id, title } as const;
    await this.after(this.dialogs.open<boolean>(CancelWork, { data }));
  }

  protected async edit(): Promise<void> {
    const { EditWorkstreamDialog } = await import('../dialogs/edit-workstream.js');
    const data = this.shown()!.workstream;
    await this.after(this.dialogs.open<boolean>(EditWorkstreamDialog, { data }));
  }

  private async after(dialog: Promise<boolean | undefined>): Promise<void> {
    if (!(await dialog)) return;
    this.history.reload();
    this.tasks.resource.reload();
    this.changed.emit();
  }
}
