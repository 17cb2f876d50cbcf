import { Component, computed, inject, input, output } from '@angular/core';
import { TASKS } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { Live } from '../../../core/live/live.js';
import { HereLink } from '../../../core/pages/here-link.js';
import { Session } from '../../../core/session/session.js';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
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

/** One task: what it is about, where it stands, and everything that happened to it. */
@Component({
  selector: 'cv-task-drawer',
  imports: [Ago, Avatar, Button, Drawer, Fact, HereLink, History, Pill, Problem, Skeleton, Words],
  templateUrl: './task-drawer.html',
  styleUrl: './drawers.css',
})
export class TaskDrawer {
  readonly id = input.required<string>();
  readonly closed = output();
  /** A write went through: lists beside it may ask anew. */
  readonly changed = output();

  private readonly dialogs = inject(Dialogs);
  private readonly actor = inject(Session).actor;
  protected readonly history = inject(Api).read(TASKS.show, () => ({ params: { id: this.id() } }));
  protected readonly shown = computed(() =>
    this.history.hasValue() ? this.history.value() : null,
  );
  protected readonly failure = computed(() => {
    const error = this.history.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly agents = AGENT_NAMES;
  protected readonly priorities = PRIORITY_NAMES;
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  private readonly isAdmin = computed(() => this.actor()?.role === 'admin');
  private readonly isOpen = computed(() => {
    const shown = this.shown();
    return shown !== null && isOpen(shown.task.status);
  });
  protected readonly mayEdit = computed(() => this.isOpen() && this.shown()!.task.is_mine);
  protected readonly mayCancel = computed(
    () => this.isOpen() && (this.isAdmin() || this.shown()!.task.is_mine),
  );
  protected readonly mayReassign = computed(() => this.isOpen() && this.isAdmin());

  constructor() {
    inject(Live).keepFresh(this.history, 'task', 'workstream', 'profile');
  }

  protected async edit(): Promise<void> {
    const { EditTaskDialog } = await import('../dialogs/edit-task.js');
    await this.after(this.dialogs.open<boolean>(EditTaskDialog, { data: this.shown()!.task }));
  }

  protected async cancel(): Promise<void> {
    const { CancelWork } = await import('../dialogs/cancel-work.js');
    const { id, title } = this.shown()!.task;
    const data = { what: 'task', id, title } as const;
    await this.after(this.dialogs.open<boolean>(CancelWork, { data }));
  }

  protected async reassign(): Promise<void> {
    const { ReassignTaskDialog } = await import('../dialogs/reassign-task.js');
    await this.after(this.dialogs.open<boolean>(ReassignTaskDialog, { data: this.shown()!.task }));
  }

  private async after(dialog: Promise<boolean | undefined>): Promise<void> {
    if (!(await dialog)) return;
    this.history.reload();
    this.changed.emit();
  }
}
