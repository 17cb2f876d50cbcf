import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TASKS } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { openHomes } from './homes.js';
import { LookAlikes } from './look-alikes.js';
import { compareAction, OverlapAnswer } from './overlap-answer.js';
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
  private readonly router = inject(Router);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  private readonly retry = new RetryKey();
  protected readonly homes = openHomes();
  protected readonly model = signal<TaskDraft>(EMPTY_DRAFT);
  protected readonly fields = form(this.model, taskRules);
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly answer = new OverlapAnswer<TaskDraft>(this.model);

  protected async plan(): Promise<void> {
    if (!(await this.answer.isReady())) return;
    await send(this.fields, async (draft) => {
      const asked = { ...plannedFields(draft), ...this.answer.confirmation() };
      const { task, check } = await this.api.call(TASKS.plan, {
        ...asked,
        idempotency_key: this.retry.for(asked),
      });
      if (!task) return this.answer.keep(check);
      this.toasts.done(`“${task.title}” is planned.`, compareAction(this.router, check));
      this.ref.close(task.id);
    });
  }
}
