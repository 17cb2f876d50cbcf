import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { faultOf } from '../../../core/forms/form-faults.js';
import { PRIORITY_NAMES, PRIORITY_ORDER } from '../../../core/words/status-words.js';
import { Control, Field } from '../../../ui/field/field.js';
import type { WorkstreamDraft } from './workstream-draft.js';

/** Everything that can be said of a workstream; only its title has to be. */
@Component({
  selector: 'cv-workstream-fields',
  imports: [Control, Field, FormField],
  templateUrl: './workstream-fields.html',
  styleUrl: './fields.css',
})
export class WorkstreamFields {
  readonly fields = input.required<FieldTree<WorkstreamDraft>>();

  protected readonly faultOf = faultOf;
  protected readonly priorities = PRIORITY_ORDER.map((value) => ({
    value,
    name: PRIORITY_NAMES[value],
  }));
}
