import type { PaxelRequester, PaxelRunReply, PaxelRunType, PaxelStatus } from '@covibe/contracts';

export interface PaxelRow {
  id: string;
  developer_id: string;
  run_type: PaxelRunType;
  project: string | null;
  since: string | null;
  no_repo: boolean;
  no_sentry: boolean;
  status: PaxelStatus;
  tenant_visible: boolean;
  requested_by: PaxelRequester;
  report_url: string | null;
  report_token: string | null;
  error: string | null;
  requested_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
}

export const PAXEL_COLUMNS = `id, developer_id, run_type, project, to_char(since, 'YYYY-MM-DD') as since,
  no_repo, no_sentry, status, tenant_visible, requested_by, report_url, report_token, error,
  requested_at, started_at, completed_at`;

export function paxelRunReply(row: PaxelRow): PaxelRunReply {
  const { developer_id: _, requested_at, started_at, completed_at, ...shown } = row;
  return {
    ...shown,
    requested_at: requested_at.toISOString(),
    started_at: started_at?.toISOString() ?? null,
    completed_at: completed_at?.toISOString() ?? null,
  };
}
