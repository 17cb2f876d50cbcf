import type { TaskAction } from '@covibe/contracts';
import type { CheckedText } from './checked-text.js';
import type { ScoredWork } from './scoring/index.js';

/** A checked text as the scorer wants to see it. */
export function scoredWork(id: string, text: CheckedText, at: Date): ScoredWork {
  return {
    id,
    title: text.title,
    description: text.description ?? null,
    scope: text.scope ?? null,
    action: (text.action as TaskAction | null | undefined) ?? null,
    component: text.component ?? null,
    repo: text.repo ?? null,
    branch: text.branch ?? null,
    paths: text.paths ?? [],
    at,
  };
}
