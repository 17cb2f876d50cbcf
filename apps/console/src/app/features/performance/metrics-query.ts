import { METRIC_RANGE_DEFAULT, METRIC_RANGES, type MetricRange } from '@covibe/contracts';

/** What the figures are of, all of it from the address of the page. */
export interface MetricsQuery {
  readonly days: MetricRange;
  readonly repo: string | null;
}

/** Reads an address; a range nobody offers counts as left out. */
export function readMetricsQuery(params: { days?: string; repo?: string }): MetricsQuery {
  const days = METRIC_RANGES.find((known) => String(known) === params.days);
  return { days: days ?? METRIC_RANGE_DEFAULT, repo: params.repo || null };
}

/** The question as the server understands it. */
export function wireOf({ days, repo }: MetricsQuery): Record<string, string | number | undefined> {
  return { days, repo: repo ?? undefined };
}

export const RANGE_OPTIONS = METRIC_RANGES.map((days) => ({
  value: String(days),
  label: `${days} days`,
}));
