/** Groups of events that the timeline can be narrowed to. */
export const ACTIVITY_KINDS = [
  'task',
  'workstream',
  'session',
  'note',
  'member',
  'token',
  'workspace',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_MAX_ROWS = 50_000;
