import { createHash } from 'node:crypto';

/** The words of a piece of work that are compared with other work. */
export interface CheckedText {
  title: string;
  description?: string | null;
  scope?: string | null;
  action?: string | null;
  component?: string | null;
  repo?: string | null;
  branch?: string | null;
  paths?: readonly string[];
}

/** Titles that differ only in case and spacing are the same title. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A check stands for exactly the text it was made of; any other text is a new question. */
export function textHash(subject: 'task' | 'workstream', text: CheckedText): string {
  const parts = [
    subject,
    titleKey(text.title),
    text.description ?? '',
    text.scope ?? '',
    text.action ?? '',
    text.component ?? '',
    text.repo ?? '',
    [...(text.paths ?? [])].sort().join('\n'),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
