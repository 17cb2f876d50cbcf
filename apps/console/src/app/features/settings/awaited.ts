import { Component, computed, input } from '@angular/core';
import type { ResourceRef } from '@angular/core';
import { ApiError } from '../../core/api/api-error.js';
import { Problem } from '../../ui/problem/problem.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';

/** What stands where a list will be: its shape while it is on its way, the reason if it fails. */
@Component({
  selector: 'cv-awaited',
  imports: [Problem, Skeleton],
  template: `
    @if (of().error()) {
      <cv-problem
        [heading]="what() + ' did not load'"
        [message]="failure()?.message ?? 'Something in this page went wrong.'"
        [requestId]="failure()?.requestId ?? null"
        [busy]="of().isLoading()"
        (retry)="of().reload()"
      />
    } @else {
      <cv-skeleton [label]="what() + ' is on its way'" [rows]="rows()" />
    }
  `,
})
export class Awaited {
  readonly of = input.required<Pick<ResourceRef<unknown>, 'error' | 'isLoading' | 'reload'>>();
  /** As the subject of a sentence, such as "The list of tokens". */
  readonly what = input.required<string>();
  /** About as many as will come, so that nothing jumps. */
  readonly rows = input(5);
  protected readonly failure = computed(() => {
    const error = this.of().error();
    return error instanceof ApiError ? error : null;
  });
}
