import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon.js';

/** One way out of a few, with what it means. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly means: string;
}

/** Radio buttons as cards, for a choice that deserves a sentence each. */
@Component({
  selector: 'cv-choice-cards',
  imports: [Icon],
  template: `
    <fieldset [disabled]="fixed()">
      <legend class="visually-hidden">{{ legend() }}</legend>
      @for (choice of choices(); track choice.value) {
        <label [class.chosen]="value() === choice.value">
          <input
            type="radio"
            [name]="group()"
            [value]="choice.value"
            [checked]="value() === choice.value"
            (change)="chosen.emit(choice.value)"
          />
          <span class="title"><cv-icon [shape]="choice.icon" [size]="15" />{{ choice.title }}</span>
          <span class="means">{{ choice.means }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './choice-cards.css',
})
export class ChoiceCards<Value extends string> {
  readonly legend = input.required<string>();
  readonly choices = input.required<readonly Choice<Value>[]>();
  readonly value = input.required<Value>();
  readonly fixed = input(false, { transform: booleanAttribute });
  readonly chosen = output<Value>();
  protected readonly group = computed(() => this.legend().toLowerCase().replaceAll(' ', '-'));
}
