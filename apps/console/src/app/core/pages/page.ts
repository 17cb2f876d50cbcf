import { InjectionToken } from '@angular/core';
import type { LoadChildrenCallback } from '@angular/router';

/** One page of the console, as its feature declares it: route, navigation and shortcut in one. */
export interface Page {
  /** First segment of its address. */
  readonly path: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** The letter that goes there after `g`. */
  readonly key: string;
  readonly load: LoadChildrenCallback;
}

/** The pages that work, in the order of the navigation. A page is listed when it works. */
export const PAGES = new InjectionToken<readonly Page[]>('pages');
