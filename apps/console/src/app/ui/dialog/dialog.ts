import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';
import x from '@lucide/icons/icons/x';
import { Button } from '../button/button.js';
import { Icon } from '../icon/icon.js';
import { headingOf } from './dialogs.js';

/** The frame of a dialog: heading, content, and actions marked `cvDialogAction`. */
@Component({
  selector: 'cv-dialog',
  imports: [Button, Icon],
  template: `
    <header>
      <h2 [id]="headingId">{{ heading() }}</h2>
      <button cvButton type="button" kind="quiet" iconOnly aria-label="Close" (click)="ref.close()">
        <cv-icon [shape]="x" />
      </button>
    </header>
    <div class="content"><ng-content /></div>
    <footer><ng-content select="[cvDialogAction]" /></footer>
  `,
  styleUrl: './dialog.css',
})
export class Dialog {
  readonly heading = input.required<string>();
  protected readonly ref = inject<DialogRef<unknown>>(DialogRef);
  protected readonly headingId = headingOf(this.ref.id);
  protected readonly x = x;
}
