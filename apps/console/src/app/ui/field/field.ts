import { booleanAttribute, Component, computed, Directive, inject, input } from '@angular/core';

let made = 0;

/** Label, hint and error of one control. The control inside (`cvControl`) is wired to all three. */
@Component({
  selector: 'cv-field',
  template: `
    <label [for]="id" [class.visually-hidden]="labelHidden()">{{ label() }}</label>
    <ng-content />
    @if (error(); as error) {
      <p class="error" role="alert" [id]="id + '-error'">{{ error }}</p>
    } @else if (hint(); as hint) {
      <p class="hint" [id]="id + '-hint'">{{ hint }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 5px;
      min-width: 0;
    }

    label {
      font-weight: 500;
    }

    .hint,
    .error {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }

    .error {
      color: var(--bad);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  /** Keeps the label for screen readers where the place already says it. */
  readonly labelHidden = input(false, { transform: booleanAttribute });
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);

  readonly id = `cv-field-${++made}`;
  readonly describedBy = computed(() => {
    if (this.error()) return `${this.id}-error`;
    return this.hint() ? `${this.id}-hint` : null;
  });
}

/** A native input, textarea or select in the dress of the console. */
@Directive({
  selector: 'input[cvControl], textarea[cvControl], select[cvControl]',
  host: {
    class: 'cv-control',
    '[attr.id]': 'field?.id',
    '[attr.aria-describedby]': 'field?.describedBy()',
    '[attr.aria-invalid]': 'field?.error() ? true : null',
  },
})
export class Control {
  protected readonly field = inject(Field, { optional: true });
}
