import type { Page } from '@playwright/test';

/** One page in one state, as `npm run pictures` takes it: in light and dark, at the named sizes. */
export interface Picture {
  /** File name without ending, such as `settings-members`. */
  readonly name: string;
  readonly path: string;
  /** Handle of the developer of the seeded company who looks at it; nobody is signed in without. */
  readonly as?: string;
  /** Also at the size of a phone. */
  readonly phone?: boolean;
  /** Taken from the console built with its gallery of parts instead of the one users get. */
  readonly gallery?: boolean;
  /** Brings the page into the state to show: opens a dialog, types, waits for data. */
  readonly pose?: (page: Page) => Promise<void>;
  /** Also kept in docs/pictures, finer and smaller, for the landing page and the README. */
  readonly shown?: boolean;
  /** The whole page instead of what fits the window. */
  readonly fullPage?: boolean;
}
