import type { ActivityEntry } from '@covibe/contracts';

/** An event of the timeline for specs. */
export function entry(id: string, more: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    id,
    type: 'task.completed',
    occurred_at: '2026-03-09T08:00:00.000Z',
    actor: { id: 'dev_2', handle: 'grace', name: 'Grace Hopper', avatar_url: null },
    via: 'agent',
    agent_type: 'codex',
    subject: { type: 'task', id: `task_${id}`, title: `Task ${id}` },
    repo: 'engine',
    summary: null,
    ...more,
  };
}
