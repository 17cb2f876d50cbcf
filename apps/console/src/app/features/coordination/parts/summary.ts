import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import type { Tone } from '../../../ui/pill/pill.js';

interface Part {
  readonly name: string;
  readonly count: number;
  readonly words: string;
  readonly tone: Tone;
}

/** What needs somebody, counted; each count leads to its section. */
@Component({
  selector: 'cv-summary',
  host: { role: 'group', 'aria-label': 'What needs somebody' },
  template: `
    @for (part of parts(); track part.name) {
      <button type="button" [class]="part.tone" (click)="go(part.name)">
        <strong>{{ part.count }}</strong> {{ part.words }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }

    button {
      display: inline-flex;
      gap: 6px;
      align-items: baseline;
      height: 30px;
      padding: 0 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-full);
      background: var(--plane-raised);
      color: var(--ink-soft);
      line-height: 28px;
      cursor: pointer;
    }

    button:hover {
      border-color: var(--line-control);
    }

    strong {
      color: var(--ink);
      font-variant-numeric: tabular-nums;
    }

    .warn strong {
      color: var(--warn);
    }

    .bad strong {
      color: var(--bad);
    }

    .info strong {
      color: var(--info);
    }
  `,
})
export class Summary {
  readonly overlaps = input.required<number>();
  readonly blockers = input.required<number>();
  readonly messages = input.required<number>();
  readonly claims = input.required<number>();
  private readonly document = inject(DOCUMENT);

  protected readonly parts = computed(() =>
    [
      part('overlaps', this.overlaps(), ['overlap to decide', 'overlaps to decide'], 'warn'),
      part('blockers', this.blockers(), ['blocker', 'blockers'], 'bad'),
      part('messages', this.messages(), ['open message', 'open messages'], 'info'),
      part('claims', this.claims(), ['claim', 'claims'], 'neutral'),
    ].filter(({ count }) => count > 0),
  );

  protected go(name: string): void {
    const section = this.document.getElementById(name);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  }
}

function part(name: string, count: number, [one, many]: [string, string], tone: Tone): Part {
  return { name, count, words: count === 1 ? one : many, tone };
}
