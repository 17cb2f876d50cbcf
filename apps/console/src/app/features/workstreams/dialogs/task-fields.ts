import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { TASK_ACTIONS } from '@covibe/contracts';
import { faultOf } from '../../../core/forms/form-faults.js';
import { PRIORITY_NAMES, PRIORITY_ORDER } from '../../../core/words/status-words.js';
import { Control, Field } from '../../../ui/field/field.js';
import type { TaskDraft } from './task-draft.js';

/** A workstream a task can be put into. */
export interface Home {
  readonly id: string;
  readonly title: string;
}

/** Everything that can be said of a task before it begins; only its title has to be. */
@Component({
  selector: 'cv-task-fields',
  imports: [Control, Field, FormField],
  templateUrl: './task-fields.html',
  styleUrl: './fields.css',
})
export class TaskFields {
  readonly fields = input.required<FieldTree<TaskDraft>>();
  readonly homes = input.required<readonly Home[]>();
  readonly repos = input.required<readonly string[]>();
  /** What an empty choice of the workstream means; without it one has to be chosen. */
  readonly noHome = input<string | null>(null);

  protected readonly faultOf = faultOf;
  protected readonly actions = TASK_ACTIONS;
  protected readonly priorities = PRIORITY_ORDER.map((value) => ({
    value,
    name: PRIORITY_NAMES[value],
  }));
}
