import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { SCOPE_MAX, TEXT_MAX, WORKSTREAMS, type Priority } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { PRIORITY_NAMES, PRIORITY_ORDER } from '../../../core/words/status-words.js';
import { Button } from '../../../ui/button/button.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { LookAlikes } from './look-alikes.js';
import { compareAction, OverlapAnswer } from './overlap-answer.js';
import { RetryKey } from './retry-key.js';
import { repoRule, titleRule } from './task-draft.js';

interface Draft {
  title: string;
  description: string;
  scope: string;
  repo: string;
  priority: string;
  planned_start: string;
}

const EMPTY: Draft = {
  title: '',
  description: '',
  scope: '',
  repo: '',
  priority: 'normal',
  planned_start: '',
};

/** Puts a workstream on the plan, warned of look-alikes as a task is. Closes with its id. */
@Component({
  selector: 'cv-plan-workstream',
  imports: [Button, Control, Dialog, Field, FormField, LookAlikes, Refusal],
  templateUrl: './plan-workstream.html',
  styleUrls: ['./plan.css', './fields.css'],
})
export class PlanWorkstreamDialog {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  private readonly retry = new RetryKey();
  private readonly model = signal<Draft>(EMPTY);
  protected readonly fields = form(this.model, (path) => {
    titleRule(path.title);
    maxLength(path.description, TEXT_MAX);
    maxLength(path.scope, SCOPE_MAX);
    repoRule(path.repo);
  });
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly faultOf = faultOf;
  protected readonly priorities = PRIORITY_ORDER.map((value) => ({
    value,
    name: PRIORITY_NAMES[value],
  }));
  protected readonly answer = new OverlapAnswer<Draft>(this.model);

  protected async plan(): Promise<void> {
    if (!(await this.answer.isReady())) return;
    await send(this.fields, async (draft) => {
      const asked = { ...wireOf(draft), ...this.answer.confirmation() };
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

function wireOf({ title, description, scope, repo, priority, planned_start: start }: Draft) {
  return {
    title: title.trim(),
    ...(description.trim() ? { description: description.trim() } : {}),
    ...(scope.trim() ? { scope: scope.trim() } : {}),
    ...(repo.trim() ? { repo: repo.trim() } : {}),
    priority: priority as Priority,
    ...(start ? { planned_start: new Date(start).toISOString() } : {}),
  };
}
