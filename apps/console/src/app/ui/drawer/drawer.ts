import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
  effect,
} from '@angular/core';
import x from '@lucide/icons/icons/x';
import { Button } from '../button/button.js';
import { Icon } from '../icon/icon.js';

let made = 0;

/**
 * Something opened beside the page it belongs to. The page stays in use, so this is a region and
 * no dialog: the keyboard goes in when it opens, Escape closes it, and the opener takes it back.
 */
@Component({
  selector: 'cv-drawer',
  imports: [Button, Icon],
  host: {
    role: 'region',
    '[attr.aria-labelledby]': 'headingId',
    '(keydown.escape)': 'leave($event)',
  },
  template: `
    <div class="head">
      <div class="above"><ng-content select="[cvDrawerAbove]" /></div>
      <button
        cvButton
        type="button"
        kind="quiet"
        iconOnly
        aria-label="Close"
        (click)="closed.emit()"
      >
        <cv-icon [shape]="x" />
      </button>
      <h2 #title tabindex="-1" [id]="headingId">{{ heading() }}</h2>
    </div>
    <div class="content"><ng-content /></div>
    <div class="foot"><ng-content select="[cvDrawerAction]" /></div>
  `,
  styleUrl: './drawer.css',
})
export class Drawer {
  readonly heading = input.required<string>();
  /** What is shown: another subject takes the keyboard to its heading again. */
  readonly subject = input.required<string>();
  readonly closed = output();

  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly headingId = `cv-drawer-${++made}`;
  protected readonly x = x;

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      this.subject();
      afterNextRender(() => this.title().nativeElement.focus({ preventScroll: true }), {
        injector,
      });
    });
  }

  protected leave(event: Event): void {
    // A menu or a search field inside has its own use for the key.
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.closed.emit();
  }
}
