import type { DeveloperShare, ProjectMetrics } from '@covibe/contracts';
import { noCounts, sumOf, type PeriodCounts } from './metric-counts.js';
import type { MemberRow, OpenRow, ProjectRow } from './metrics.repository.js';

const PRIVATE = { id: null, handle: 'private', name: 'Private teammate', avatar_url: null };

/** Puts rows of projects, of their agents, and open work together, busiest first. */
export function projectMetrics(
  rows: readonly ProjectRow[],
  open: readonly OpenRow[],
): ProjectMetrics[] {
  const projects = new Map<string, ProjectMetrics>();
  for (const row of rows) {
    const project = projectIn(projects, row.repo);
    const period = row.is_current ? 'current' : 'previous';
    project[period] = sumOf([project[period], row]);
    if (row.is_current) addAgent(project, row);
  }
  for (const { repo, status, open: count } of open) {
    const project = projectIn(projects, repo ?? '');
    if (status === 'active') project.active = count;
    else if (status === 'blocked') project.blocked_now = count;
    else project.planned_now = count;
  }
  return [...projects.values()].sort((a, b) => busyness(b) - busyness(a));
}

/** Whoever may not be seen stands together as one nobody. */
export function developerShares(
  rows: readonly (PeriodCounts & { developer_id: string })[],
  members: ReadonlyMap<string, MemberRow>,
): DeveloperShare[] {
  const shares: DeveloperShare[] = [];
  for (const row of rows) {
    const counts = sumOf([row]);
    if (!row.is_current || isNothing(counts)) continue;
    const member = members.get(row.developer_id);
    const nobody = member ? undefined : shares.find(({ developer }) => developer.id === null);
    if (nobody) nobody.counts = sumOf([nobody.counts, counts]);
    else shares.push({ developer: member ? personOf(member) : PRIVATE, counts });
  }
  return shares.sort((a, b) => b.counts.completed - a.counts.completed);
}

export function personOf({ id, handle, name, avatar_url }: MemberRow) {
  return { id, handle, name, avatar_url };
}

function projectIn(projects: Map<string, ProjectMetrics>, repo: string): ProjectMetrics {
  const known = projects.get(repo);
  if (known) return known;
  const project: ProjectMetrics = {
    repo: repo || null,
    active: 0,
    blocked_now: 0,
    planned_now: 0,
    current: noCounts(),
    previous: noCounts(),
    developers: null,
    agents: [],
  };
  projects.set(repo, project);
  return project;
}

function addAgent(project: ProjectMetrics, row: ProjectRow): void {
  const counts = sumOf([row]);
  if (!isNothing(counts)) project.agents.push({ agent_type: row.agent_type || null, counts });
}

function isNothing(counts: object): boolean {
  return Object.values(counts).every((count) => count === 0);
}

function busyness({ active, blocked_now, current }: ProjectMetrics): number {
  return 2 * (active + blocked_now) + current.completed + current.started;
}
