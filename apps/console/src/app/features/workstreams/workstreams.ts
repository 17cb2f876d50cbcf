import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import layers from '@lucide/icons/icons/layers';
import searchX from '@lucide/icons/icons/search-x';
import { ApiError } from '../../core/api/api-error.js';
import { Here } from '../../core/pages/here.js';
import { connectCommand } from '../../core/words/connect-command.js';
import { Button } from '../../ui/button/button.js';
import { Empty } from '../../ui/empty/empty.js';
import { PageFrame } from '../../ui/page/page-frame.js';
import { Problem } from '../../ui/problem/problem.js';
import { Board } from './board/board.js';
import { BoardSkeleton } from './board/board-skeleton.js';
import { TaskDrawer } from './drawer/task-drawer.js';
import { WorkstreamDrawer } from './drawer/workstream-drawer.js';
import { WorkFilters } from './filters/work-filters.js';
import { lanesOf } from './lanes.js';
import { WorkTable } from './list/work-table.js';
import { SessionStrip } from './sessions/session-strip.js';
import { Teammates } from './teammates.js';
import { WorkCommands } from './work-commands.js';
import { WorkInView } from './work-in-view.js';
import { isNarrowed, readWorkQuery } from './work-query.js';

/** The page: everything it shows follows from its address and from the work of the workspace. */
@Component({
  selector: 'cv-workstreams',
  imports: [
    Board,
    BoardSkeleton,
    Button,
    Empty,
    PageFrame,
    Problem,
    SessionStrip,
    TaskDrawer,
    WorkFilters,
    WorkstreamDrawer,
    WorkTable,
  ],
  templateUrl: './workstreams.html',
  styleUrl: './workstreams.css',
})
export class Workstreams {
  readonly view = input<string>();
  readonly group = input<string>();
  readonly status = input<string>();
  readonly owner = input<string>();
  readonly repo = input<string>();
  readonly q = input<string>();
  /** What is open beside the list. */
  readonly task = input<string>();
  readonly workstream = input<string>();

  private readonly here = inject(Here);
  private readonly document = inject(DOCUMENT);
  protected readonly commands = inject(WorkCommands);
  protected readonly query = computed(() =>
    readWorkQuery({
      view: this.view(),
      group: this.group(),
      status: this.status(),
      owner: this.owner(),
      repo: this.repo(),
      q: this.q(),
    }),
  );
  protected readonly work = new WorkInView(this.query);
  protected readonly teammates = new Teammates();
  protected readonly layers = layers;
  protected readonly searchX = searchX;

  protected readonly lanes = computed(() =>
    lanesOf(this.work.tasks(), this.work.workstreams(), this.query().group),
  );
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  protected readonly repos = computed(() => {
    const known = this.work.known();
    const named = [
      ...this.work.tasks(),
      ...(known?.workstreams ?? []),
      ...(known?.sessions ?? []),
    ].flatMap(({ repo }) => repo ?? []);
    return [...new Set(named)].sort((a, b) => a.localeCompare(b, 'en'));
  });
  protected readonly failure = computed(() => {
    const error = this.work.awaited().error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly hasFailed = computed(() => this.work.awaited().error() !== undefined);
  protected readonly command = connectCommand(this.document.location.origin);

  /** Closes what is open, and gives the keyboard back to where it was opened from. */
  protected close(): void {
    const name = this.task() ? 'task' : 'workstream';
    const key = this.task() ?? this.workstream();
    this.here.go({ task: null, workstream: null });
    if (!key) return;
    const links = this.document.querySelectorAll<HTMLAnchorElement>('cv-board a, cv-work-table a');
    const opener = [...links].find(({ search }) => new URLSearchParams(search).get(name) === key);
    opener?.focus({ preventScroll: true });
  }

  protected clear(): void {
    this.here.go({ q: null, status: null, owner: null, repo: null });
  }
}
