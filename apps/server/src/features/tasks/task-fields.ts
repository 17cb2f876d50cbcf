import type { UpdateTask } from '@covibe/contracts/dto';
import { titleKey } from '../overlap/index.js';

type Fields = Record<string, string | number | string[] | Date | null>;

/** The columns an edit sets: only what was named in it. */
export function editedFields(input: UpdateTask): Fields {
  const { title, description, scope, action, component, repo, branch, paths, priority } = input;
  const { planned_start, estimate_minutes } = input;
  const named = {
    ...(title === undefined ? {} : { title, title_key: titleKey(title) }),
    description,
    scope,
    action,
    component,
    repo,
    branch,
    paths,
    priority,
    planned_start,
    estimate_minutes,
  };
  return Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  ) as Fields;
}
