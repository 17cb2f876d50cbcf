import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OverlapSide } from '@covibe/contracts';
import { STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Who } from '../parts/who.js';
import { Compared } from './compared.js';

const PATHS_SHOWN = 6;

/** One of the two texts of an overlap, with what the other one also says marked in it. */
@Component({
  selector: 'cv-overlap-side',
  imports: [Compared, Pill, RouterLink, Who],
  host: { role: 'group', '[attr.aria-label]': 'heading()' },
  template: `
    @let side = this.side();
    <p class="heading">
      {{ heading() }}
      @if (side.status; as status) {
        <cv-pill [tone]="tones[status]">{{ names[status] }}</cv-pill>
      } @else {
        <cv-pill [dot]="false">not begun</cv-pill>
      }
    </p>
    <h4>
      @if (side.id) {
        <a routerLink="/workstreams" [queryParams]="address()"
          ><cv-compared [text]="side.title" [other]="otherText()"
        /></a>
      } @else {
        <cv-compared [text]="side.title" [other]="otherText()" />
      }
    </h4>
    <p class="facts">
      <cv-who [person]="side.owner" [isMe]="isMine()" [agent]="side.agent_type" />
      @if (side.repo) {
        <code>{{ side.repo }}</code>
      }
      @if (side.branch) {
        <code class="faint">{{ side.branch }}</code>
      }
      @if (does(); as does) {
        <span class="faint">{{ does }}</span>
      }
    </p>
    @for (passage of passages(); track $index) {
      <p class="passage"><cv-compared [text]="passage" [other]="otherText()" /></p>
    }
    @if (side.paths.length > 0) {
      <ul role="list" aria-label="Paths">
        @for (path of paths(); track path.text) {
          <li>
            <code [class.shared]="path.shared">{{ path.text }}</code>
            @if (path.shared) {
              <span class="visually-hidden">, on both sides</span>
            }
          </li>
        }
        @if (side.paths.length > paths().length) {
          <li class="faint">and {{ side.paths.length - paths().length }} more</li>
        }
      </ul>
    }
  `,
  styleUrl: './overlap-side.css',
})
export class OverlapSideText {
  readonly heading = input.required<string>();
  readonly side = input.required<OverlapSide>();
  readonly other = input.required<OverlapSide>();
  readonly isMine = input(false);

  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  protected readonly otherText = computed(() => {
    const { title, description, scope } = this.other();
    return [title, scope, description].filter(Boolean).join('\n');
  });
  protected readonly address = computed(() => ({ [this.side().type]: this.side().id }));
  protected readonly does = computed(() =>
    [this.side().action, this.side().component].filter(Boolean).join(' · '),
  );
  protected readonly passages = computed(() =>
    [this.side().scope, this.side().description].filter((text): text is string => Boolean(text)),
  );
  /** Shared paths first: they are why one looks here. */
  protected readonly paths = computed(() => {
    const theirs = new Set(this.other().paths);
    return this.side()
      .paths.map((text) => ({ text, shared: theirs.has(text) }))
      .sort((a, b) => Number(b.shared) - Number(a.shared))
      .slice(0, PATHS_SHOWN);
  });
}
