import { maxLength, type SchemaPathTree } from '@angular/forms/signals';
import {
  SCOPE_MAX,
  TEXT_MAX,
  type EditWorkstreamInConsole,
  type Priority,
  type WorkstreamReply,
} from '@covibe/contracts';
import { localTime, repoRule, titleRule } from './task-draft.js';

/** A workstream as its form holds it: every field is a text. */
export interface WorkstreamDraft {
  title: string;
  description: string;
  scope: string;
  repo: string;
  priority: string;
  planned_start: string;
}

export const EMPTY_WORKSTREAM: WorkstreamDraft = {
  title: '',
  description: '',
  scope: '',
  repo: '',
  priority: 'normal',
  planned_start: '',
};

export function workstreamDraftOf(stream: WorkstreamReply): WorkstreamDraft {
  return {
    title: stream.title,
    description: stream.description ?? '',
    scope: stream.scope ?? '',
    repo: stream.repo ?? '',
    priority: stream.priority,
    planned_start: localTime(stream.planned_start),
  };
}

/** What the server would refuse, said while it can still be mended. */
export function workstreamRules(path: SchemaPathTree<WorkstreamDraft>): void {
  titleRule(path.title);
  maxLength(path.description, TEXT_MAX);
  maxLength(path.scope, SCOPE_MAX);
  repoRule(path.repo);
}

/** The fields of a new workstream: those left empty are left out. */
export function plannedWorkstream(
  draft: WorkstreamDraft,
): EditWorkstreamInConsole & { title: string } {
  const { description, scope, repo, priority, planned_start: start } = draft;
  const kept = Object.entries({ description, scope, repo }).flatMap(([name, text]) =>
    text.trim() ? [[name, text.trim()]] : [],
  );
  return {
    title: draft.title.trim(),
    ...(Object.fromEntries(kept) as Partial<typeof draft>),
    priority: priority as Priority,
    ...(start ? { planned_start: new Date(start).toISOString() } : {}),
  };
}

/** What was changed. A field that was emptied is unset, which the wire says by null. */
export function editedWorkstream(
  before: WorkstreamDraft,
  draft: WorkstreamDraft,
): EditWorkstreamInConsole {
  const now = plannedWorkstream(draft);
  const changed = (Object.keys(draft) as (keyof WorkstreamDraft)[]).filter(
    (name) => draft[name].trim() !== before[name].trim(),
  );
  return Object.fromEntries(changed.map((name) => [name, now[name] ?? null]));
}
