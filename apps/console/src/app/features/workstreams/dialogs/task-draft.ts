import { maxLength, validate, type SchemaPath, type SchemaPathTree } from '@angular/forms/signals';
import {
  BRANCH_MAX,
  COMPONENT_MAX,
  PATHS_MAX,
  PATH_MAX,
  REPO_MAX,
  SCOPE_MAX,
  TEXT_MAX,
  TITLE_MAX,
  type EditTaskInConsole,
  type Priority,
  type TaskAction,
  type TaskReply,
} from '@covibe/contracts';

const MINUTES_MAX = 525_600;
/** Repo-relative with forward slashes: no root, no drive, no climb, no home. */
const RELATIVE_PATH = /^(?!\/|~|[A-Za-z]:|\.\.(?:\/|$))(?!.*\/\.\.(?:\/|$))[^\\\0]+$/;

/** A task as its form holds it: every field is a text. */
export interface TaskDraft {
  title: string;
  description: string;
  scope: string;
  action: string;
  component: string;
  repo: string;
  branch: string;
  paths: string;
  workstream_id: string;
  priority: string;
  planned_start: string;
  estimate_minutes: string;
}

export const EMPTY_DRAFT: TaskDraft = {
  title: '',
  description: '',
  scope: '',
  action: '',
  component: '',
  repo: '',
  branch: '',
  paths: '',
  workstream_id: '',
  priority: 'normal',
  planned_start: '',
  estimate_minutes: '',
};

export function draftOf(task: TaskReply): TaskDraft {
  return {
    title: task.title,
    description: task.description ?? '',
    scope: task.scope ?? '',
    action: task.action ?? '',
    component: task.component ?? '',
    repo: task.repo ?? '',
    branch: task.branch ?? '',
    paths: task.paths.join('\n'),
    workstream_id: task.workstream.id,
    priority: task.priority,
    planned_start: localTime(task.planned_start),
    estimate_minutes: task.estimate_minutes === null ? '' : String(task.estimate_minutes),
  };
}

/** What the server would refuse, said while it can still be mended. */
export function taskRules(path: SchemaPathTree<TaskDraft>): void {
  titleRule(path.title);
  maxLength(path.description, TEXT_MAX);
  maxLength(path.scope, SCOPE_MAX);
  maxLength(path.component, COMPONENT_MAX);
  repoRule(path.repo);
  maxLength(path.branch, BRANCH_MAX);
  validate(path.paths, ({ value }) => pathFault(pathsOf(value())));
  validate(path.estimate_minutes, ({ value }) => {
    const text = value();
    const minutes = Number(text);
    if (!text || (Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX)) return null;
    return fault('Enter whole minutes, from 1 on.');
  });
}

export function titleRule(path: SchemaPath<string>): void {
  maxLength(path, TITLE_MAX);
  validate(path, ({ value }) =>
    value().trim() ? null : fault('Say in a few words what is to be done.'),
  );
}

export function repoRule(path: SchemaPath<string>): void {
  maxLength(path, REPO_MAX);
  validate(path, ({ value }) =>
    /[/\\]/.test(value()) ? fault('Only the name, without owner or path.') : null,
  );
}

/** The fields of a new task: those left empty are left out. */
export function plannedFields(draft: TaskDraft): EditTaskInConsole & { title: string } {
  return { title: draft.title.trim(), ...filled(draft) };
}

/** What of a task was changed. A field that was emptied is unset, which the wire says by null. */
export function editedFields(before: TaskDraft, draft: TaskDraft): EditTaskInConsole {
  const now = filled(draft);
  const changed = (Object.keys(draft) as (keyof TaskDraft)[]).filter(
    (name) => draft[name].trim() !== before[name].trim(),
  );
  return Object.fromEntries(
    changed.map((name) => [
      name,
      name === 'title' ? draft.title.trim() : (now[name] ?? (name === 'paths' ? [] : null)),
    ]),
  );
}

function filled(draft: TaskDraft): EditTaskInConsole {
  const { description, scope, action, component, repo, branch, workstream_id } = draft;
  const { paths, priority, planned_start: start, estimate_minutes: minutes } = draft;
  const texts = { description, scope, component, repo, branch };
  const kept = Object.entries(texts).flatMap(([name, text]) =>
    text.trim() ? [[name, text.trim()]] : [],
  );
  return {
    ...(Object.fromEntries(kept) as Partial<typeof texts>),
    ...(action ? { action: action as TaskAction } : {}),
    ...(workstream_id ? { workstream_id } : {}),
    ...(pathsOf(paths).length > 0 ? { paths: pathsOf(paths) } : {}),
    ...(priority ? { priority: priority as Priority } : {}),
    ...(start ? { planned_start: new Date(start).toISOString() } : {}),
    ...(minutes ? { estimate_minutes: Number(minutes) } : {}),
  };
}

function pathsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function pathFault(paths: readonly string[]) {
  if (paths.length > PATHS_MAX) return fault(`Name at most ${PATHS_MAX} paths.`);
  const odd = paths.find((path) => path.length > PATH_MAX || !RELATIVE_PATH.test(path));
  return odd === undefined
    ? null
    : fault(`“${odd.slice(0, 60)}” is not a path inside the repository.`);
}

/** A moment as `datetime-local` wants it: in the reader's own time, without a zone. */
export function localTime(at: string | null): string {
  if (at === null) return '';
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16);
}

function fault(message: string): { kind: string; message: string } {
  return { kind: 'rule', message };
}
