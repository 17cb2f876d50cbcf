import {
  ACTIVITY,
  ACTIVITY_KINDS,
  AGENT_TYPES,
  type ActivityKind,
  type AgentType,
  type ExportFormat,
} from '@covibe/contracts';

/** What the timeline is narrowed to, all of it from the address of the page. */
export interface ActivityQuery {
  readonly person: string | null;
  readonly agent: AgentType | null;
  readonly repo: string | null;
  readonly kind: ActivityKind | null;
  /** Days as the reader counts them, `2026-03-09`, both included. */
  readonly from: string | null;
  readonly to: string | null;
}

type Params = Readonly<Record<keyof ActivityQuery, string | undefined>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; a word it does not know counts as left out. */
export function readActivityQuery({ person, agent, repo, kind, from, to }: Params): ActivityQuery {
  return {
    person: person || null,
    agent: AGENT_TYPES.find((known) => known === agent) ?? null,
    repo: repo || null,
    kind: ACTIVITY_KINDS.find((known) => known === kind) ?? null,
    from: day(from),
    to: day(to),
  };
}

export function isNarrowed(query: ActivityQuery): boolean {
  return Object.values(query).some((value) => value !== null);
}

/** The question as the server understands it: days become moments in the reader's own time. */
export function wireOf(query: ActivityQuery): Record<string, string | undefined> {
  const { person, agent, repo, kind, from, to } = query;
  return {
    person: person ?? undefined,
    agent: agent ?? undefined,
    repo: repo ?? undefined,
    kind: kind ?? undefined,
    from: from ? startOf(from, 0) : undefined,
    to: to ? startOf(to, 1) : undefined,
  };
}

/** Where all of the filter in view can be fetched as a file. */
export function exportAddress(query: ActivityQuery, format: ExportFormat): string {
  const search = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(wireOf(query))) if (value) search.set(name, value);
  return `${ACTIVITY.export.path}?${search}`;
}

function startOf(text: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

function day(text: string | undefined): string | null {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
