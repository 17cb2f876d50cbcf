import { Component, computed, input, output, signal } from '@angular/core';
import { readUserCode } from '@covibe/contracts';
import { Button } from '../../ui/button/button.js';
import { Control, Field } from '../../ui/field/field.js';
import { Sheet } from '../../ui/sheet/sheet.js';

/** For somebody who came without a link: the code, as the terminal shows it. */
@Component({
  selector: 'cv-ask-code',
  imports: [Button, Control, Field, Sheet],
  template: `
    <cv-sheet
      heading="Connect a machine"
      why="Run “covibe-local setup” on the machine, and type the code that its terminal shows."
    >
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <cv-field
          label="Code"
          hint="Eight letters. Capitals and the dash do not matter."
          [error]="fault()"
        >
          <input
            #box
            cvControl
            class="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            placeholder="XXXX-XXXX"
            [value]="typed()"
            (input)="typed.set(box.value)"
          />
        </cv-field>
        <button cvButton type="submit" kind="primary">Look at the request</button>
      </form>
    </cv-sheet>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
    }

    .code {
      height: 40px;
      font-family: var(--font-mono);
      font-size: var(--text-lg);
      letter-spacing: 0.12em;
      text-transform: uppercase;
    }
  `,
})
export class AskCode {
  /** What the address held and could not be a code. */
  readonly mistyped = input<string>();
  /** A code that could be one, bare. */
  readonly asked = output<string>();

  protected readonly typed = signal('');
  private readonly refused = signal(false);
  protected readonly fault = computed(() =>
    this.refused() || (this.mistyped() && !this.typed())
      ? 'A code has eight letters, such as BCDF-GHJK. Compare it again.'
      : null,
  );

  protected submit(): void {
    const code = readUserCode(this.typed());
    this.refused.set(!code);
    if (code) this.asked.emit(code);
  }
}
