import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { CONFIRM_REASON_MAX, CONFIRM_REASON_MIN } from '@covibe/contracts';
import triangleAlert from '@lucide/icons/icons/triangle-alert';
import { faultOf } from '../../../core/forms/form-faults.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Icon } from '../../../ui/icon/icon.js';
import { LookAlike } from './look-alike.js';
import type { OverlapAnswer } from './overlap-answer.js';

/** Work that looks like what is about to be planned, why it looks so, and what to do about it. */
@Component({
  selector: 'cv-look-alikes',
  imports: [Control, Field, FormField, Icon, LookAlike],
  host: { role: 'alert' },
  template: `
    <h3><cv-icon [shape]="triangleAlert" />{{ heading() }}</h3>
    <ul role="list">
      @for (match of answer().candidates(); track match.id) {
        <li><cv-look-alike [match]="match" /></li>
      }
    </ul>
    @if (answer().others().length > 0) {
      <details [open]="answer().candidates().length === 0">
        <summary>{{ othersSaid() }}</summary>
        <ul role="list">
          @for (match of answer().others(); track match.id) {
            <li><cv-look-alike [match]="match" /></li>
          }
        </ul>
      </details>
    }
    @if (answer().candidates().length > 0) {
      <p class="advice">
        Talk to its owner first, or change your plan. If both are needed, say why:
      </p>
      <cv-field label="Why it is needed all the same" [hint]="hint" [error]="fault()">
        <textarea cvControl rows="2" [formField]="answer().why.reason"></textarea>
      </cv-field>
    } @else {
      <p class="advice">
        Talk to its owner first, or change your plan. Planned all the same, both stay on the plan.
      </p>
    }
  `,
  styleUrl: './look-alikes.css',
})
export class LookAlikes {
  readonly answer = input.required<OverlapAnswer<unknown>>();

  protected readonly triangleAlert = triangleAlert;
  protected readonly hint = `The owner reads it: ${CONFIRM_REASON_MIN} to ${CONFIRM_REASON_MAX} characters.`;
  protected readonly fault = computed(() => faultOf(this.answer().why.reason));
  protected readonly heading = computed(() => {
    const count = this.answer().candidates().length || this.answer().others().length;
    return count === 1
      ? 'This looks like work that is there already'
      : `This looks like ${count} pieces of work that are there already`;
  });
  protected readonly othersSaid = computed(() => {
    const count = this.answer().others().length;
    return count === 1 ? '1 is somewhat like it' : `${count} are somewhat like it`;
  });
}
