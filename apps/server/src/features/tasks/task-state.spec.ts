import { TASK_STATUSES, type TaskStatus } from '@covibe/contracts';
import { VERBS, after, before } from './task-state.js';

describe('the life of a task', () => {
  it.each([
    ['start', 'planned', 'active'],
    ['block', 'active', 'blocked'],
    ['unblock', 'blocked', 'active'],
    ['complete', 'active', 'done'],
    ['complete', 'blocked', 'done'],
    ['cancel', 'planned', 'cancelled'],
  ] as const)('%s takes it from %s to %s', (verb, from, to) => {
    expect(after(verb, from)).toBe(to);
  });

  it.each(['done', 'cancelled'] as const)('never leaves %s again', (status) => {
    for (const verb of VERBS) expect(after(verb, status)).toBeUndefined();
  });

  it('cannot be finished or blocked before it began', () => {
    expect(after('complete', 'planned')).toBeUndefined();
    expect(after('block', 'planned')).toBeUndefined();
  });

  it('names the same states from both sides', () => {
    for (const verb of VERBS) {
      const open = TASK_STATUSES.filter((status: TaskStatus) => after(verb, status) !== undefined);
      expect(new Set(before(verb))).toEqual(new Set(open));
    }
  });
});
