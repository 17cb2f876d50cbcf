import { Component, input, model } from '@angular/core';
import { Check } from '../../../ui/check/check.js';

/** Which workspaces somebody is in. */
@Component({
  selector: 'cv-workspace-checks',
  imports: [Check],
  template: `
    <fieldset>
      <legend>Workspaces</legend>
      @for (workspace of workspaces(); track workspace.id) {
        <cv-check
          [label]="workspace.name"
          [checked]="chosen().includes(workspace.id)"
          (checkedChange)="set(workspace.id, $event)"
        />
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 4px;
      max-height: 220px;
      margin: 0;
      overflow-y: auto;
      padding: 0;
      border: 0;
    }

    legend {
      margin-bottom: 5px;
      padding: 0;
      font-weight: 500;
    }
  `,
})
export class WorkspaceChecks {
  readonly workspaces = input.required<readonly { id: string; name: string }[]>();
  readonly chosen = model<readonly string[]>([]);

  protected set(id: string, isIn: boolean): void {
    this.chosen.update((all) => (isIn ? [...all, id] : all.filter((other) => other !== id)));
  }
}
