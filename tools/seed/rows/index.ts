import type { SeedRows } from '../place.ts';
import { pastTokens } from './past-tokens.ts';

/** What each feature leaves in a workspace, in the order in which rows refer to each other. */
export const ROWS: readonly SeedRows[] = [pastTokens];
