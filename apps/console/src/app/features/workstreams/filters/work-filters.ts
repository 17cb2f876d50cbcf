import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { TaskCounts, TaskStatus } from '@covibe/contracts';
import columns3 from '@lucide/icons/icons/columns-3';
import rows3 from '@lucide/icons/icons/rows-3';
import x from '@lucide/icons/icons/x';
import { Here } from '../../../core/pages/here.js';
import { STATUS_NAMES, STATUS_ORDER } from '../../../core/words/status-words.js';
import { Button } from '../../../ui/button/button.js';
import { Choice } from '../../../ui/choice/choice.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Filter } from '../../../ui/filter/filter.js';
import { Icon } from '../../../ui/icon/icon.js';
import type { Teammate } from '../teammates.js';
import { isNarrowed, isOpen, statusParamWith, type WorkQuery } from '../work-query.js';

/** A pause in typing this long is a question. */
const SETTLED_MS = 200;

const VIEW_OPTIONS = [
  { value: 'board', label: 'Board', icon: columns3 },
  { value: 'list', label: 'List', icon: rows3 },
];

/** What of the work is shown and how. All of it stands in the address, so a view can be sent on. */
@Component({
  selector: 'cv-work-filters',
  imports: [Button, Choice, Control, Field, Filter, Icon],
  templateUrl: './work-filters.html',
  styleUrl: './work-filters.css',
})
export class WorkFilters {
  readonly query = input.required<WorkQuery>();
  /** Of the whole workspace; null while it is not known. */
  readonly counts = input.required<TaskCounts | null>();
  readonly teammates = input.required<readonly Teammate[]>();
  readonly repos = input.required<readonly string[]>();

  protected readonly here = inject(Here);
  protected readonly statuses = STATUS_ORDER;
  protected readonly names = STATUS_NAMES;
  protected readonly isOpen = isOpen;
  protected readonly views = VIEW_OPTIONS;
  protected readonly x = x;
  protected readonly words = linkedSignal(() => this.query().words);
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  /** The one asked for stays in the list, also where nothing in view has it. */
  protected readonly repoOptions = computed(() => {
    const { repo } = this.query();
    const known = this.repos();
    return repo === null || known.includes(repo) ? known : [...known, repo];
  });
  protected readonly ownerIsUnknown = computed(() => {
    const { owner } = this.query();
    return owner !== null && !this.teammates().some(({ handle }) => handle === owner);
  });
  private settling: ReturnType<typeof setTimeout> | undefined;

  protected typed(words: string): void {
    this.words.set(words);
    clearTimeout(this.settling);
    const ask = (): void => this.here.go({ q: words.trim() || null }, { replacing: true });
    this.settling = setTimeout(ask, SETTLED_MS);
  }

  protected toggle(status: TaskStatus): void {
    this.here.go({ status: statusParamWith(this.query(), status) });
  }

  protected clear(): void {
    clearTimeout(this.settling);
    this.here.go({ q: null, status: null, owner: null, repo: null });
  }
}
