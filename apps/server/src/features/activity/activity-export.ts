import type { ActivityEntry, ExportFormat } from '@covibe/contracts';

const COLUMNS = [
  'occurred_at',
  'type',
  'person',
  'via',
  'agent',
  'subject_type',
  'subject_id',
  'subject',
  'repo',
  'summary',
] as const;

export const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** The lines of an export, one entry a line. */
export async function* exportLines(
  entries: AsyncIterable<ActivityEntry>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield `${COLUMNS.join(',')}\r\n`;
  for await (const entry of entries) {
    yield format === 'csv' ? `${csvLine(entry)}\r\n` : `${JSON.stringify(entry)}\n`;
  }
}

function csvLine(entry: ActivityEntry): string {
  const { occurred_at, type, actor, via, agent_type, subject, repo, summary } = entry;
  return [
    occurred_at,
    type,
    actor?.handle,
    via,
    agent_type,
    subject?.type,
    subject?.id,
    subject?.title,
    repo,
    summary,
  ]
    .map((value) => csvCell(value ?? ''))
    .join(',');
}

/** Quoted where needed; a text that a spreadsheet would run as a formula is made plain text. */
function csvCell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
