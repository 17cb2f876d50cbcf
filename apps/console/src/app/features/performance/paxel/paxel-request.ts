import { Component, input, output, signal } from '@angular/core';
import { PAXEL_PROJECT_MAX, type PaxelRunType } from '@covibe/contracts';
import { Button } from '../../../ui/button/button.js';
import { Check } from '../../../ui/check/check.js';
import { Choice } from '../../../ui/choice/choice.js';
import { Control, Field } from '../../../ui/field/field.js';

export interface PaxelWish {
  run_type: PaxelRunType;
  project?: string;
  since?: string;
  no_sentry?: boolean;
}

const SCOPES = [
  { value: 'repo', label: 'One repository' },
  { value: 'all-repo', label: 'All repositories' },
];

/** What a run should be made of. It waits until the developer starts it on their machine. */
@Component({
  selector: 'cv-paxel-request',
  imports: [Button, Check, Choice, Control, Field],
  template: `
    <form (submit)="send($event)">
      <cv-choice label="What to read" [options]="scopes" [(chosen)]="scope" />
      <div class="fields">
        <cv-field label="Project name" hint="Optional">
          <input
            #name
            cvControl
            autocomplete="off"
            [maxLength]="longest"
            [value]="project()"
            (input)="project.set(name.value)"
          />
        </cv-field>
        <cv-field label="Since" hint="Optional">
          <input #day cvControl type="date" [value]="since()" (input)="since.set(day.value)" />
        </cv-field>
      </div>
      <cv-check
        label="No Sentry"
        hint="Paxel's own error reports stay off"
        [(checked)]="noSentry"
      />
      @if (scope() === 'all-repo') {
        <p>Reads whole agent folders: excluded repositories cannot be left out of it.</p>
      }
      <button cvButton kind="primary" type="submit" [busy]="busy()">Run Paxel</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      justify-items: start;
    }

    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
      gap: 12px;
      width: 100%;
    }

    p {
      color: var(--ink-soft);
      text-wrap: pretty;
    }
  `,
})
export class PaxelRequest {
  readonly busy = input(false);
  readonly asked = output<PaxelWish>();
  protected readonly scope = signal('repo');
  protected readonly project = signal('');
  protected readonly since = signal('');
  protected readonly noSentry = signal(false);
  protected readonly scopes = SCOPES;
  protected readonly longest = PAXEL_PROJECT_MAX;

  protected send(event: Event): void {
    event.preventDefault();
    const project = this.project().trim();
    this.asked.emit({
      run_type: this.scope() === 'all-repo' ? 'all-repo' : 'repo',
      ...(project ? { project } : {}),
      ...(this.since() ? { since: this.since() } : {}),
      ...(this.noSentry() ? { no_sentry: true } : {}),
    });
  }
}
