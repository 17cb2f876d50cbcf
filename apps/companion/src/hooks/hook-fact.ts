import type { HookEvent } from '@covibe/contracts';

/** What we take from a host's event, and all we take: no prompt, content, command or answer. */
export interface HookFact {
  /** Before an edit nothing has happened yet: that is a question, not a report. */
  kind: HookEvent | 'before_edit';
  hostEvent: string;
  hostSessionId: string;
  /** Where the agent works, as its host says. */
  folder: string;
  /** Paths as the host named them. */
  files: string[];
  reason?: string;
}

type Fields = Record<string, unknown>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const textAt = (fields: Fields, key: string): string | undefined => {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The first text among several names of one thing. */
export const firstText = (fields: Fields, keys: readonly string[]): string | undefined =>
  keys.map((key) => textAt(fields, key)).find((text) => text !== undefined);
