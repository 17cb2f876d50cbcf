import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, Service, signal } from '@angular/core';
import { Button } from '../button/button.js';
import { Dialog } from '../dialog/dialog.js';
import { Dialogs } from '../dialog/dialogs.js';
import { Control, Field } from '../field/field.js';

/** Words of a question before something that cannot be undone. */
export interface Destruction {
  readonly heading: string;
  /** What will be gone, and what will stay. */
  readonly warning: string;
  /** The name that has to be typed, exactly as it is. */
  readonly name: string;
  /** The verb on the button, such as "Delete everything". */
  readonly action: string;
}

@Component({
  selector: 'cv-confirm',
  imports: [Button, Control, Dialog, Field],
  template: `
    <cv-dialog [heading]="about.heading">
      <p>{{ about.warning }}</p>
      <form id="cv-confirm-form" (submit)="$event.preventDefault(); confirm()">
        <cv-field [label]="'Type “' + about.name + '” to go on'">
          <input
            #box
            cvControl
            autocomplete="off"
            spellcheck="false"
            (input)="typed.set(box.value)"
          />
        </cv-field>
      </form>
      <button cvButton cvDialogAction type="button" (click)="ref.close()">Cancel</button>
      <button
        cvButton
        cvDialogAction
        type="submit"
        form="cv-confirm-form"
        kind="danger"
        [disabled]="!matches()"
      >
        {{ about.action }}
      </button>
    </cv-dialog>
  `,
  styles: `
    p {
      color: var(--ink-soft);
      text-wrap: pretty;
    }
  `,
})
class Confirm {
  protected readonly about = inject<Destruction>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly typed = signal('');
  protected readonly matches = computed(() => this.typed() === this.about.name);

  protected confirm(): void {
    if (this.matches()) this.ref.close(this.typed());
  }
}

/** Asks by name before destructive work. */
@Service()
export class Confirmation {
  private readonly dialogs = inject(Dialogs);

  /** Resolves with the name as it was typed, or undefined when people thought better of it. */
  ask(about: Destruction): Promise<string | undefined> {
    return this.dialogs.open<string>(Confirm, { data: about, role: 'alertdialog' });
  }
}
