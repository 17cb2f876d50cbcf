import { booleanAttribute, Component, input, output } from '@angular/core';
import type { GuardMode } from '@covibe/contracts';
import circleHelp from '@lucide/icons/icons/circle-question-mark';
import octagonX from '@lucide/icons/icons/octagon-x';
import triangleAlert from '@lucide/icons/icons/triangle-alert';
import { Icon } from '../../../ui/icon/icon.js';

/** The three ways, with what each means for an agent and its developer. */
@Component({
  selector: 'cv-guard-choice',
  imports: [Icon],
  template: `
    <fieldset [disabled]="fixed()">
      <legend class="visually-hidden">Edit guard</legend>
      @for (choice of choices; track choice.value) {
        <label [class.chosen]="mode() === choice.value">
          <input
            type="radio"
            name="guard"
            [value]="choice.value"
            [checked]="mode() === choice.value"
            (change)="chosen.emit(choice.value)"
          />
          <span class="title"><cv-icon [shape]="choice.icon" [size]="15" />{{ choice.title }}</span>
          <span class="means">{{ choice.means }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './guard-choice.css',
})
export class GuardChoice {
  readonly mode = input.required<GuardMode>();
  readonly fixed = input(false, { transform: booleanAttribute });
  readonly chosen = output<GuardMode>();
  protected readonly choices = [
    {
      value: 'warn',
      title: 'Warn',
      icon: triangleAlert,
      means: 'The agent reads who holds the claim and goes on. Nothing stands in its way.',
    },
    {
      value: 'ask',
      title: 'Ask',
      icon: circleHelp,
      means: 'The agent’s developer is asked before each such edit.',
    },
    {
      value: 'deny',
      title: 'Deny',
      icon: octagonX,
      means: 'The edit does not happen. The agent reads why and whom to ask.',
    },
  ] as const satisfies readonly { value: GuardMode; [word: string]: unknown }[];
}
