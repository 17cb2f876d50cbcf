import { inject, Service, signal } from '@angular/core';
import { NavigationEnd, Router, type Params } from '@angular/router';

/**
 * The page in view with other query parameters: filters, views and what is open beside a list. It
 * stays the same page, so nothing scrolls and no other parameter is lost. Null takes one away.
 */
@Service()
export class Here {
  private readonly router = inject(Router);
  /** Counts arrivals: addresses below are made of the one in view. */
  private readonly arrivals = signal(0);

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.arrivals.update((count) => count + 1);
    });
  }

  /** The address of this page with a change, for a link. */
  addressWith(change: Params): string {
    this.arrivals();
    return this.router.serializeUrl(
      this.router.createUrlTree([], { queryParams: change, queryParamsHandling: 'merge' }),
    );
  }

  /** Goes there; `replacing` for steps that back should not repeat, such as typing. */
  go(change: Params, { replacing = false } = {}): void {
    void this.router.navigate([], {
      queryParams: change,
      queryParamsHandling: 'merge',
      replaceUrl: replacing,
      scroll: 'manual',
    });
  }
}
