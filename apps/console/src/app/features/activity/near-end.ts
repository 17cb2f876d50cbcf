import { afterNextRender, DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Early enough that a reader who scrolls on does not wait. */
const AHEAD = '600px';

/** Tells when the end of a list comes near the window, each time anew. */
@Directive({ selector: '[cvNearEnd]' })
export class NearEnd {
  readonly cvNearEnd = output();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        ([entry]) => entry?.isIntersecting && this.cvNearEnd.emit(),
        { rootMargin: `0px 0px ${AHEAD}` },
      );
      observer.observe(host);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }
}
