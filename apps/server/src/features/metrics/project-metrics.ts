import type { AgentType, ProjectMetrics } from '@covibe/contracts';
import { currentOf, noCounts, previousOf, sumOf } from './metric-counts.js';
import type { MemberRow, OpenRow, ProjectRow } from './metrics.repository.js';

const PRIVATE = { id: null, handle: 'private', name: 'Private teammate', avatar_url: null };

/** Puts rows of projects, of their developers and agents, and open work together, busiest first. */
export function projectMetrics(
  rows: readonly ProjectRow[],
  open: readonly OpenRow[],
  members: ReadonlyMap<string, MemberRow>,
): ProjectMetrics[] {
  const projects = new Map<string, ProjectMetrics>();
  for (const row of rows) {
    const project = projectIn(projects, row.repo);
    if (row.developer_id !== null) addDeveloper(project, row, members);
    else if (row.agent_type !== null) addAgent(project, row, row.agent_type);
    else Object.assign(project, { current: currentOf(row), previous: previousOf(row) });
  }
  for (const { repo, status, open: count } of open) {
    const project = projectIn(projects, repo ?? '');
    if (status === 'active') project.active = count;
    else if (status === 'blocked') project.blocked_now = count;
    else project.planned_now = count;
  }
  return [...projects.values()].sort((a, b) => busyness(b) - busyness(a));
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
    developers: [],
    agents: [],
  };
  projects.set(repo, project);
  return project;
}

/** Whoever may not be seen stands together as one nobody. */
function addDeveloper(
  project: ProjectMetrics,
  row: ProjectRow,
  members: ReadonlyMap<string, MemberRow>,
): void {
  const member = members.get(row.developer_id ?? '');
  const counts = currentOf(row);
  if (isNothing(counts)) return;
  if (member) {
    const { id, handle, name, avatar_url } = member;
    project.developers.push({ developer: { id, handle, name, avatar_url }, counts });
    return;
  }
  const nobody = project.developers.find(({ developer }) => developer.id === null);
  if (nobody) nobody.counts = sumOf([nobody.counts, counts]);
  else project.developers.push({ developer: PRIVATE, counts });
}

function addAgent(project: ProjectMetrics, row: ProjectRow, agent: AgentType | ''): void {
  const counts = currentOf(row);
  if (!isNothing(counts)) project.agents.push({ agent_type: agent || null, counts });
}

function isNothing(counts: object): boolean {
  return Object.values(counts).every((count) => count === 0);
}

function busyness({ active, blocked_now, current }: ProjectMetrics): number {
  return 2 * (active + blocked_now) + current.completed + current.started;
}
