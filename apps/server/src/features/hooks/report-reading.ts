import { ACTIVITY_DAYS, type HookReport, type ReportRefusal } from '@covibe/contracts';
import { SpooledReport } from '@covibe/contracts/dto';
import type { Actor } from '../../platform/auth/actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import type { HostReport } from '../sessions/index.js';

const OLDEST_MS = ACTIVITY_DAYS * 86_400_000;

/** The token's word on which agent it is counts more than the report's own. */
export function hostReport(actor: Actor, report: HookReport, at: Date): HostReport {
  return {
    event: report.event,
    hostSessionId: report.host_session_id,
    agentType: actor.agentType ?? report.agent_type ?? null,
    verified: actor.agentType !== undefined,
    repo: report.repo ?? null,
    branch: report.branch ?? null,
    paths: report.paths ?? [],
    reason: report.reason ?? null,
    at,
  };
}

/** Paths without their repository could be anybody's. */
export function namesItsRepository({ paths, repo }: HookReport): boolean {
  return repo !== undefined || !paths?.length;
}

/** How far the sender's clock is behind ours; a sender that does not say is taken at its word. */
export function clockOffset(sentAt: string | undefined, now: Date): number {
  return sentAt === undefined ? 0 : now.getTime() - Date.parse(sentAt);
}

interface ReadReport {
  key: string;
  report: HostReport;
}

/**
 * One entry of a batch: what it says, or why it is never taken. Nothing happened in the future, and
 * what happened before the days that are kept is not written down any more.
 */
export function readSpooled(
  actor: Actor,
  entry: unknown,
  clock: { now: Date; offset: number },
): ReadReport | ReportRefusal {
  const result = schemaOf(SpooledReport)['~standard'].validate(entry);
  if (result instanceof Promise || result.issues) return 'hooks/invalid';
  const { key, at: said, ...report } = result.value;
  if (!namesItsRepository(report)) return 'hooks/no_repo';
  const at = Math.min(Date.parse(said) + clock.offset, clock.now.getTime());
  if (!(at >= clock.now.getTime() - OLDEST_MS)) return 'hooks/too_old';
  return { key, report: hostReport(actor, report, new Date(at)) };
}
