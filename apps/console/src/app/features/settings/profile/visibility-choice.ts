import { Component, input, output } from '@angular/core';
import type { Visibility } from '@covibe/contracts';
import eye from '@lucide/icons/icons/eye';
import eyeOff from '@lucide/icons/icons/eye-off';
import { Icon } from '../../../ui/icon/icon.js';

/** Public or private, with what each means for teammates, admins and oneself. */
@Component({
  selector: 'cv-visibility-choice',
  imports: [Icon],
  template: `
    <fieldset>
      <legend class="visually-hidden">Visibility</legend>
      @for (choice of choices; track choice.value) {
        <label [class.chosen]="visibility() === choice.value">
          <input
            type="radio"
            name="visibility"
            [value]="choice.value"
            [checked]="visibility() === choice.value"
            (change)="chosen.emit(choice.value)"
          />
          <span class="title"><cv-icon [shape]="choice.icon" [size]="15" />{{ choice.title }}</span>
          <span class="means">{{ choice.means }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
      gap: 10px;
      max-width: 720px;
      margin: 0;
      padding: 0;
      border: 0;
    }

    label {
      display: grid;
      gap: 4px;
      align-content: start;
      padding: 12px 14px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-lg);
      cursor: pointer;
    }

    label:hover {
      border-color: var(--line-control);
    }

    label.chosen {
      border-color: var(--accent);
      background: var(--accent-soft);
    }

    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 1px;
    }

    input {
      position: absolute;
      opacity: 0;
    }

    .title {
      display: flex;
      gap: 8px;
      align-items: center;
      font-weight: 550;
    }

    .means {
      color: var(--ink-soft);
      text-wrap: pretty;
    }
  `,
})
export class VisibilityChoice {
  readonly visibility = input.required<Visibility>();
  readonly chosen = output<Visibility>();
  protected readonly choices = [
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
  ] as const satisfies readonly { value: Visibility; [word: string]: unknown }[];
}
