import { Component, computed, input } from '@angular/core';
import type { OverlapPair } from '@covibe/contracts';
import { asSentence } from '../../../core/words/reason-words.js';
import { percent, signalLines, SUPPRESSION_WORDS } from './overlap-words.js';

/** How alike two pieces of work are, why, and what the agents said to it. */
@Component({
  selector: 'cv-likeness',
  template: `
    @let match = pair().match;
    <div class="score">
      <strong>{{ percent(match.score) }}</strong> alike
      <span class="meter" aria-hidden="true"
        ><span [style.width.%]="match.score * 100"></span
      ></span>
    </div>
    @if (match.reasons.length > 0) {
      <ul class="reasons" aria-label="Why they are alike">
        @for (reason of match.reasons; track $index) {
          <li>{{ asSentence(reason) }}</li>
        }
      </ul>
    }
    @if (suppressed(); as words) {
      <p class="aside">{{ words }}</p>
    }
    @if (signals().length > 0) {
      <details>
        <summary>How the score is made</summary>
        <table>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">Signal</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            @for (signal of signals(); track signal.name) {
              <tr>
                <th scope="row">{{ signal.words }}</th>
                <td>{{ signal.value }}</td>
              </tr>
            }
          </tbody>
        </table>
      </details>
    }
  `,
  styleUrl: './likeness.css',
})
export class Likeness {
  readonly pair = input.required<OverlapPair>();
  protected readonly percent = percent;
  protected readonly asSentence = asSentence;
  protected readonly signals = computed(() => signalLines(this.pair().match));
  protected readonly suppressed = computed(() => {
    const by = this.pair().match.suppressed_by;
    return by && SUPPRESSION_WORDS[by];
  });
}
