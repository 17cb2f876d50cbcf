import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import check from '@lucide/icons/icons/check';
import copy from '@lucide/icons/icons/copy';
import { Button } from '../button/button.js';
import { Icon } from '../icon/icon.js';

const SAYS_COPIED_MS = 2_000;

/** A text to take along, with the button that copies it. Also selectable, where copying is refused. */
@Component({
  selector: 'cv-copy',
  imports: [Button, Icon],
  template: `
    <code tabindex="0" [attr.aria-label]="label()">{{ shown() ?? text() }}</code>
    <button cvButton type="button" [kind]="kind()" (click)="take()">
      <cv-icon [shape]="state() === 'copied' ? check : copy" [size]="14" />
      <span role="status">{{ WORDS[state()] }}</span>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      align-items: stretch;
      min-width: 0;
    }

    code {
      flex: 1;
      min-width: 0;
      padding: 5px 9px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--plane-sunken);
      overflow-wrap: anywhere;
      user-select: all;
    }

    button {
      min-width: 88px;
    }
  `,
})
export class Copy {
  readonly text = input.required<string>();
  /** What stands there instead of a text that is for nobody's eyes. */
  readonly shown = input<string>();
  /** What the text is, for a screen reader. */
  readonly label = input.required<string>();
  readonly kind = input<'primary' | 'secondary'>('secondary');

  private readonly document = inject(DOCUMENT);
  protected readonly state = signal<'offered' | 'copied' | 'refused'>('offered');
  protected readonly WORDS = {
    offered: 'Copy',
    copied: 'Copied',
    refused: 'Press Ctrl+C',
  } as const;
  protected readonly copy = copy;
  protected readonly check = check;

  protected async take(): Promise<void> {
    const window = this.document.defaultView!;
    try {
      await window.navigator.clipboard.writeText(this.text());
      this.state.set('copied');
    } catch {
      // No permission, or a page over plain http on the LAN, which has no clipboard at all.
      this.state.set('refused');
    }
    window.setTimeout(() => this.state.set('offered'), SAYS_COPIED_MS);
  }
}
