import { Component, input, output } from '@angular/core';
import type { Visibility } from '@covibe/contracts';
import eye from '@lucide/icons/icons/eye';
import eyeOff from '@lucide/icons/icons/eye-off';
import { type Choice, ChoiceCards } from '../../../ui/choice-cards/choice-cards.js';

/** Public or private, with what each means for teammates, admins and oneself. */
@Component({
  selector: 'cv-visibility-choice',
  imports: [ChoiceCards],
  template: `
    <cv-choice-cards
      legend="Visibility"
      [choices]="choices"
      [value]="visibility()"
      (chosen)="chosen.emit($event)"
    />
  `,
})
export class VisibilityChoice {
  readonly visibility = input.required<Visibility>();
  readonly chosen = output<Visibility>();
  protected readonly choices: readonly Choice<Visibility>[] = [
    {
      value: 'public',
      title: 'Public in your company',
      icon: eye,
      means: 'Teammates see your name beside your tasks, sessions and questions.',
    },
    {
      value: 'private',
      title: 'Private',
      icon: eyeOff,
      means:
        'Teammates see “Private teammate” in your place: no handle, no photo, no links. Admins still see you in Members.',
    },
  ];
}
