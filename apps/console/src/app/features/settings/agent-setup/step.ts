import { Component, input } from '@angular/core';
import { Copy } from '../../../ui/copy/copy.js';
import { Pill, type Tone } from '../../../ui/pill/pill.js';

/** How far one step has come, in a word and its tone. */
export interface StepState {
  readonly words: string;
  readonly tone: Tone;
}

/** One step on the way: what it does, the command for it, and how far it has come. */
@Component({
  selector: 'cv-step',
  imports: [Copy, Pill],
  template: `
    <div class="head">
      <h3>{{ heading() }}</h3>
      @if (state(); as state) {
        <cv-pill role="status" [tone]="state.tone">{{ state.words }}</cv-pill>
      }
    </div>
    @if (command(); as command) {
      <cv-copy [label]="heading() + ': the command'" [text]="command" />
    }
    <p><ng-content /></p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 7px;
      min-width: 0;
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      align-items: center;
      justify-content: space-between;
      min-height: 22px;
    }

    h3 {
      font-size: var(--text-sm);
    }

    p {
      color: var(--ink-soft);
      font-size: var(--text-xs);
      text-wrap: pretty;
    }

    p:empty {
      display: none;
    }
  `,
})
export class Step {
  readonly heading = input.required<string>();
  readonly command = input<string | null>(null);
  readonly state = input<StepState | null>(null);
}
