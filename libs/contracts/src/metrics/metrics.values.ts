/** How many days back a page of figures may look; the period before is compared with it. */
export const METRIC_RANGES = [7, 14, 30, 90] as const;
export type MetricRange = (typeof METRIC_RANGES)[number];
export const METRIC_RANGE_DEFAULT: MetricRange = 30;

/** What is counted a day; the same words in the tables, on the wire and on the page. */
export const METRIC_WORDS = [
  'completed',
  'started',
  'planned',
  'blocked',
  'cancelled',
  'warnings',
  'sessions',
] as const;
export type MetricWord = (typeof METRIC_WORDS)[number];

/** Days of a profile's activity grid: half a year of whole weeks. */
export const GRID_DAYS = 182;
export const METRIC_PROJECTS_MAX = 50;
export const PROFILE_SESSIONS_MAX = 20;
