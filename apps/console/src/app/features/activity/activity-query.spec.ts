import type { ActivityEntry } from '@covibe/contracts';
import { exportAddress, isNarrowed, readActivityQuery, wireOf } from './activity-query.js';
import { dayGroups } from './day-groups.js';
import { entry } from './activity.sample.js';

const NOTHING = {
  person: undefined,
  agent: undefined,
  repo: undefined,
  kind: undefined,
  from: undefined,
  to: undefined,
};

describe('what the address of Activity asks for', () => {
  it('is everything while it says nothing it knows', () => {
    const query = readActivityQuery({ ...NOTHING, agent: 'hal', kind: 'mood', from: 'soon' });
    expect(isNarrowed(query)).toBe(false);
    expect(Object.values(wireOf(query)).filter(Boolean)).toEqual([]);
  });

  it('takes whole days of the reader, the last one included', () => {
    const query = readActivityQuery({ ...NOTHING, from: '2026-03-01', to: '2026-03-01' });
    expect(wireOf(query)).toMatchObject({
      from: new Date(2026, 2, 1).toISOString(),
      to: new Date(2026, 2, 2).toISOString(),
    });
  });

  it('goes along to the export', () => {
    const query = readActivityQuery({ ...NOTHING, person: 'ada', kind: 'task' });
    expect(exportAddress(query, 'csv')).toBe(
      '/api/activity/export?format=csv&person=ada&kind=task',
    );
  });
});

describe('the days of the timeline', () => {
  const now = new Date(2026, 2, 9, 12);
  const at = (...moment: [number, number, number, number]): ActivityEntry =>
    entry(moment.join('-'), { occurred_at: new Date(...moment).toISOString() });

  it('are named as people name them, with their entries in the order they come', () => {
    const groups = dayGroups(
      [
        at(2026, 2, 9, 9),
        at(2026, 2, 9, 1),
        at(2026, 2, 8, 23),
        at(2026, 1, 3, 5),
        at(2025, 1, 3, 5),
      ],
      now,
    );
    expect(groups.map(({ title, entries }) => [title, entries.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['Tuesday 3 February', 1],
      ['Monday, 3 February 2025', 1],
    ]);
  });
});
