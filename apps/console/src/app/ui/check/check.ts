import { Component, input, model } from '@angular/core';

/** A checkbox, or a switch for what takes effect at once. A native input, so forms know it. */
@Component({
  selector: 'cv-check',
  template: `
    <label>
      <input
        type="checkbox"
        [attr.role]="kind() === 'switch' ? 'switch' : null"
        [class]="kind()"
        [checked]="checked()"
        [disabled]="disabled()"
        (change)="checked.set(!checked())"
      />
      <span class="words">
        <span class="label">{{ label() }}</span>
        @if (hint(); as hint) {
          <span class="hint">{{ hint }}</span>
        }
      </span>
    </label>
  `,
  styleUrl: './check.css',
})
export class Check {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly kind = input<'checkbox' | 'switch'>('checkbox');
  readonly disabled = input(false);
  readonly checked = model(false);
}
