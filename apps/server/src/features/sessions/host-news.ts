import type { AgentType, HookEvent } from '@covibe/contracts';

/** One report of a host's hook, with its time as the server reads it. */
export interface HostReport {
  event: HookEvent;
  hostSessionId: string;
  agentType: AgentType | null;
  verified: boolean;
  repo: string | null;
  branch: string | null;
  paths: readonly string[];
  reason: string | null;
  at: Date;
}

/** Everything some reports say about one session of a host. */
export interface HostNews {
  hostSessionId: string;
  agentType: AgentType | null;
  verified: boolean;
  repo: string | null;
  branch: string | null;
  firstAt: Date;
  lastAt: Date;
  /** When it last said that it begins, that it is alive, and that it ends. */
  startedAt: Date | null;
  aliveAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
}

/** Paths of one repository that were touched in one session. */
interface Touched {
  hostSessionId: string;
  agentType: AgentType | null;
  repo: string;
  path: string;
  firstAt: Date;
  lastAt: Date;
  touches: number;
}

/**
 * The last hooks of a host still run when its agent has said that it ends. Only signs of life that
 * come later than this make an ended session live again; a new start does at once.
 */
export const AFTERGLOW_MS = 120_000;

type Key = Pick<HostReport, 'agentType' | 'hostSessionId'>;

export function keyOf({ agentType, hostSessionId }: Key): string {
  return `${agentType ?? ''}/${hostSessionId}`;
}

/** What is left of many reports, whatever the order in which they came. */
export function foldReports(reports: readonly HostReport[]): HostNews[] {
  const news = new Map<string, HostNews>();
  for (const report of inOrder(reports)) {
    const key = keyOf(report);
    news.set(key, added(news.get(key), report));
  }
  return [...news.values()];
}

export function foldTouches(reports: readonly HostReport[]): Touched[] {
  const touched = new Map<string, Touched>();
  for (const { hostSessionId, agentType, repo, paths, at } of reports) {
    if (repo === null) continue;
    for (const path of new Set(paths)) {
      const key = `${keyOf({ agentType, hostSessionId })}\n${repo}\n${path}`;
      const before = touched.get(key);
      touched.set(key, {
        ...{ hostSessionId, agentType, repo, path },
        firstAt: before && before.firstAt < at ? before.firstAt : at,
        lastAt: before && before.lastAt > at ? before.lastAt : at,
        touches: (before?.touches ?? 0) + 1,
      });
    }
  }
  return [...touched.values()];
}

/** Whether a session of which nothing else is known has ended. */
export function isOver({ startedAt, aliveAt, endedAt }: HostNews): boolean {
  if (endedAt === null) return false;
  if (startedAt && startedAt > endedAt) return false;
  return !aliveAt || aliveAt.getTime() <= endedAt.getTime() + AFTERGLOW_MS;
}

/** By time; of two at the same moment the later one in the alphabet of its content, so that it is one order. */
function inOrder(reports: readonly HostReport[]): HostReport[] {
  const wordOf = ({ event, repo, branch, reason }: HostReport) =>
    [event, repo, branch, reason].join('\n');
  return [...reports].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (wordOf(a) < wordOf(b) ? -1 : 1),
  );
}

function added(before: HostNews | undefined, report: HostReport): HostNews {
  const { event, hostSessionId, agentType, at } = report;
  const ends = event === 'session_end';
  return {
    ...{ hostSessionId, agentType },
    verified: report.verified || (before?.verified ?? false),
    repo: report.repo ?? before?.repo ?? null,
    branch: report.branch ?? before?.branch ?? null,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    startedAt: event === 'session_start' ? at : (before?.startedAt ?? null),
    aliveAt: ends ? (before?.aliveAt ?? null) : at,
    endedAt: ends ? at : (before?.endedAt ?? null),
    endReason: ends ? report.reason : (before?.endReason ?? null),
  };
}
