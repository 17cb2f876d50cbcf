import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { TASKS, type MatchReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { openHomes } from './homes.js';
import { LookAlikes } from './look-alikes.js';
import { RetryKey } from './retry-key.js';
import { EMPTY_DRAFT, plannedFields, taskRules, type TaskDraft } from './task-draft.js';
import { TaskFields } from './task-fields.js';

/**
 * Puts a task on the plan. Where somebody seems to be on it already nothing is written yet: the
 * dialog shows who, and plans it only when told to all the same. Closes with the new task's id.
 */
@Component({
  selector: 'cv-plan-task',
  imports: [Button, Dialog, LookAlikes, Refusal, TaskFields],
  templateUrl: './plan-task.html',
  styleUrl: './plan.css',
})
export class PlanTaskDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  private readonly retry = new RetryKey();
  protected readonly homes = openHomes();
  protected readonly model = signal<TaskDraft>(EMPTY_DRAFT);
  protected readonly fields = form(this.model, taskRules);
  protected readonly refusal = computed(() => refusalOf(this.fields));
  /** What was found for which text: it stands only as long as the text does. */
  private readonly found = signal<{ of: TaskDraft; matches: readonly MatchReply[] } | null>(null);
  protected readonly lookAlikes = computed(() => {
    const found = this.found();
    return found?.of === this.model() ? found.matches : [];
  });

  protected async plan(): Promise<void> {
    const confirm = this.lookAlikes().length > 0;
    await send(this.fields, async (draft) => {
      const asked = { ...plannedFields(draft), ...(confirm ? { confirm } : {}) };
      const { task, check } = await this.api.call(TASKS.plan, {
        ...asked,
        idempotency_key: this.retry.for(asked),
      });
      if (!task) return this.found.set({ of: this.model(), matches: matchesOf(check) });
      this.toasts.done(`“${task.title}” is planned.`);
      this.ref.close(task.id);
    });
  }
}

/** Candidates are what the check warns of; exact ones come as matches. */
export function matchesOf(check: {
  matches: MatchReply[];
  candidates: MatchReply[];
}): MatchReply[] {
  const all = new Map([...check.matches, ...check.candidates].map((match) => [match.id, match]));
  return [...all.values()].sort((a, b) => b.score - a.score);
}
