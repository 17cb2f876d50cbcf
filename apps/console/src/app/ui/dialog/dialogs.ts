import { Dialog as CdkDialog } from '@angular/cdk/dialog';
import { inject, Service, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';

interface DialogOptions {
  readonly data?: unknown;
  /** An `alertdialog` interrupts and wants an answer. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Where it stands: in the middle, or near the top where a list may grow below it. */
  readonly place?: 'middle' | 'top';
  /** For a dialog without a `cv-dialog` frame, whose heading would name it. */
  readonly label?: string;
}

/** The first control of the content, else the first action; never the cross in the corner. */
const FIRST_TO_USE =
  '.content :is(a[href], button, input, select, textarea), footer button, [role="combobox"]';

let opened = 0;

/** Opens dialogs: focus goes in, stays in, and returns; Escape and the scrim close. */
@Service()
export class Dialogs {
  private readonly dialog = inject(CdkDialog);

  /** Resolves with what the dialog was closed with, or undefined when it was left. */
  open<R>(content: Type<unknown>, options: DialogOptions = {}): Promise<R | undefined> {
    const id = `cv-dialog-${++opened}`;
    const { data, role = 'dialog', place = 'middle', label } = options;
    const ref = this.dialog.open<R>(content, {
      id,
      data,
      role,
      ariaLabel: label ?? null,
      ariaLabelledBy: label ? null : headingOf(id),
      panelClass: ['cv-dialog-pane', place],
      backdropClass: 'cv-scrim',
      autoFocus: FIRST_TO_USE,
    });
    return firstValueFrom(ref.closed, { defaultValue: undefined });
  }
}

/** The id of the heading that names a dialog. */
export function headingOf(dialogId: string): string {
  return `${dialogId}-heading`;
}
