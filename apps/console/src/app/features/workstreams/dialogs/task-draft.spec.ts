import { task } from '../work.sample.js';
import { RetryKey } from './retry-key.js';
import { draftOf, editedFields, EMPTY_DRAFT, localTime, plannedFields } from './task-draft.js';

describe('the draft of a task', () => {
  it('sends what was filled in, and nothing for what was not', () => {
    expect(plannedFields({ ...EMPTY_DRAFT, title: ' Punch cards ' })).toEqual({
      title: 'Punch cards',
      priority: 'normal',
    });
    expect(
      plannedFields({
        ...EMPTY_DRAFT,
        title: 'Cards',
        repo: 'engine ',
        paths: 'src/a.ts\n\n  src/b.ts ',
        estimate_minutes: '90',
        action: 'fix',
        planned_start: '2026-03-09T08:30',
      }),
    ).toEqual({
      title: 'Cards',
      priority: 'normal',
      repo: 'engine',
      paths: ['src/a.ts', 'src/b.ts'],
      estimate_minutes: 90,
      action: 'fix',
      planned_start: new Date(2026, 2, 9, 8, 30).toISOString(),
    });
  });

  it('of an edit sends only what changed, and unsets what was emptied', () => {
    const before = draftOf(
      task('1', { scope: 'The mill', paths: ['a.ts'], estimate_minutes: 30, component: 'db' }),
    );
    expect(editedFields(before, before)).toEqual({});
    expect(
      editedFields(before, {
        ...before,
        title: 'Another name',
        scope: '',
        paths: '',
        estimate_minutes: '',
      }),
    ).toEqual({ title: 'Another name', scope: null, paths: [], estimate_minutes: null });
  });

  it('shows a moment in the time of the reader, and reads it back as the same', () => {
    const at = '2026-03-09T08:30:00.000Z';
    expect(new Date(localTime(at)).toISOString()).toBe(at);
    expect(localTime(null)).toBe('');
  });
});

describe('the key of a retry', () => {
  it('stays while the same is asked and changes with it', () => {
    const retry = new RetryKey();
    const first = retry.for({ title: 'a' });
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(retry.for({ title: 'a' })).toBe(first);
    expect(retry.for({ title: 'b' })).not.toBe(first);
  });
});
