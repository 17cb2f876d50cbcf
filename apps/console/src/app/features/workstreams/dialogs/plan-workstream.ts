import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { WORKSTREAMS } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { refusalOf, send } from '../../../core/forms/form-faults.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { LookAlikes } from './look-alikes.js';
import { compareAction, OverlapAnswer } from './overlap-answer.js';
import { RetryKey } from './retry-key.js';
import {
  EMPTY_WORKSTREAM,
  plannedWorkstream,
  workstreamRules,
  type WorkstreamDraft,
} from './workstream-draft.js';
import { WorkstreamFields } from './workstream-fields.js';

/** Puts a workstream on the plan, warned of look-alikes as a task is. Closes with its id. */
@Component({
  selector: 'cv-plan-workstream',
  imports: [Button, Dialog, LookAlikes, Refusal, WorkstreamFields],
  templateUrl: './plan-workstream.html',
  styleUrl: './plan.css',
})
export class PlanWorkstreamDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  private readonly retry = new RetryKey();
  private readonly model = signal(EMPTY_WORKSTREAM);
  protected readonly fields = form(this.model, workstreamRules);
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly answer = new OverlapAnswer<WorkstreamDraft>(this.model);

  protected async plan(): Promise<void> {
    if (!(await this.answer.isReady())) return;
    await send(this.fields, async (draft) => {
      const asked = { ...plannedWorkstream(draft), ...this.answer.confirmation() };
      const { workstream, check } = await this.api.call(WORKSTREAMS.plan, {
        ...asked,
        idempotency_key: this.retry.for(asked),
      });
      if (!workstream) return this.answer.keep(check);
      this.toasts.done(
        `The workstream “${workstream.title}” is planned.`,
        compareAction(this.router, check),
      );
      this.ref.close(workstream.id);
    });
  }
}
