import { booleanAttribute, Component, input, output } from '@angular/core';
import type { GuardMode } from '@covibe/contracts';
import circleHelp from '@lucide/icons/icons/circle-question-mark';
import octagonX from '@lucide/icons/icons/octagon-x';
import triangleAlert from '@lucide/icons/icons/triangle-alert';
import { type Choice, ChoiceCards } from '../../../ui/choice-cards/choice-cards.js';

/** The three ways, with what each means for an agent and its developer. */
@Component({
  selector: 'cv-guard-choice',
  imports: [ChoiceCards],
  template: `
    <cv-choice-cards
      legend="Edit guard"
      [choices]="choices"
      [value]="mode()"
      [fixed]="fixed()"
      (chosen)="chosen.emit($event)"
    />
  `,
})
export class GuardChoice {
  readonly mode = input.required<GuardMode>();
  readonly fixed = input(false, { transform: booleanAttribute });
  readonly chosen = output<GuardMode>();
  protected readonly choices: readonly Choice<GuardMode>[] = [
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
  ];
}
