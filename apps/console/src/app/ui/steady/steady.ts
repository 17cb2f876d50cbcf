import { afterNextRender, effect, ElementRef, inject, Injector } from '@angular/core';

interface Anchor {
  readonly element: HTMLElement;
  readonly key: string;
  readonly top: number;
  readonly hasFocus: boolean;
}

/**
 * Keeps what the reader has the keyboard on, or else points at, where it is while a list changes
 * around it. Entries say who they are by `data-key`; one that is drawn anew at another place gets
 * the keyboard back. Called in the constructor of the component that draws the list, with what it
 * draws the list from: its effects run after its inputs came and before its template does.
 */
export function keepSteady(drawnFrom: () => unknown): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  effect(() => {
    drawnFrom();
    const anchor = anchorIn(host);
    if (anchor) afterNextRender(() => keep(host, anchor), { injector });
  });
}

function anchorIn(host: HTMLElement): Anchor | null {
  const focused = host.querySelector<HTMLElement>('[data-key]:focus, [data-key]:focus-within');
  const element = focused ?? host.querySelector<HTMLElement>('[data-key]:hover');
  const key = element?.dataset['key'];
  if (!element || key === undefined) return null;
  return { element, key, top: element.getBoundingClientRect().top, hasFocus: element === focused };
}

function keep(host: HTMLElement, { element, key, top, hasFocus }: Anchor): void {
  if (element.isConnected) {
    const moved = element.getBoundingClientRect().top - top;
    const window = host.ownerDocument.defaultView;
    if (moved !== 0) window?.scrollBy({ top: moved, behavior: 'instant' });
    return;
  }
  // Somebody may have gone elsewhere meanwhile; the keyboard is given only to those who lost it.
  if (!hasFocus || host.ownerDocument.activeElement !== host.ownerDocument.body) return;
  const keyed = host.querySelectorAll<HTMLElement>('[data-key]');
  const again = [...keyed].find(({ dataset }) => dataset['key'] === key);
  const target = again?.matches('a, button')
    ? again
    : again?.querySelector<HTMLElement>('a, button');
  target?.focus({ preventScroll: true });
}
