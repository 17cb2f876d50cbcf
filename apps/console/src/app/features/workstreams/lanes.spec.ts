import { columnOf, lanesOf } from './lanes.js';
import { workRows } from './list/work-rows.js';
import { GRACE, task, workstream } from './work.sample.js';

const titles = (...lanes: Parameters<typeof lanesOf>) =>
  lanesOf(...lanes).map(({ title }) => title);

describe('the lanes of the work', () => {
  const engine = workstream('stream_a');
  const looms = workstream('stream_b', { title: 'Looms', status: 'planned' });

  it('hold the tasks of a workstream, and stand for one that has none yet', () => {
    const lanes = lanesOf([task('1')], [engine, looms], 'workstream');
    expect(lanes.map(({ title, tasks }) => [title, tasks.length])).toEqual([
      ['Analytical engine', 1],
      ['Looms', 0],
    ]);
    expect(lanes[0]?.counts).toBe(engine.task_counts);
  });

  it('keep a workstream that only its tasks tell of', () => {
    expect(titles([task('1')], [], 'workstream')).toEqual(['Analytical engine']);
  });

  it('are people or repositories where that is asked for', () => {
    const tasks = [task('1'), task('2', { owner: GRACE, repo: null }), task('3')];
    expect(titles(tasks, [engine], 'person')).toEqual(['Ada Lovelace', 'Grace Hopper']);
    expect(titles(tasks, [engine], 'repo')).toEqual(['engine', 'No repository']);
    expect(titles(tasks, [engine], 'none')).toEqual(['All work']);
    expect(titles([], [engine], 'none')).toEqual([]);
  });

  it('count people without a name of their own as one', () => {
    const hidden = { id: null, handle: 'private', name: 'Private teammate', avatar_url: null };
    const tasks = [task('1', { owner: hidden }), task('2', { owner: hidden })];
    expect(lanesOf(tasks, [], 'person')).toHaveLength(1);
  });

  it('stand where work goes on before those where it is over, and never move for a heartbeat', () => {
    const tasks = [
      task('1', { status: 'done', workstream: { id: 'x', title: 'Abacus' } }),
      task('2', { status: 'planned', workstream: { id: 'y', title: 'Bones' } }),
      task('3', { workstream: { id: 'z', title: 'Zeros' } }),
    ];
    const order = titles(tasks, [], 'workstream');
    expect(order).toEqual(['Zeros', 'Bones', 'Abacus']);
    const later = tasks.map((one) => ({ ...one, updated_at: `2027-0${one.id}-01T00:00:00.000Z` }));
    expect(titles(later, [], 'workstream')).toEqual(order);
  });

  it('say when something in them last changed', () => {
    const [lane] = lanesOf(
      [task('1'), task('2', { updated_at: '2026-05-01T00:00:00.000Z' })],
      [],
      'workstream',
    );
    expect(lane?.changed).toBe('2026-05-01T00:00:00.000Z');
  });
});

describe('a column of a lane', () => {
  const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id);

  it('has the most urgent open task first, then what was planned first', () => {
    const tasks = [
      task('low', { priority: 'low' }),
      task('late', { planned_start: '2026-06-01T00:00:00.000Z' }),
      task('soon', { planned_start: '2026-05-01T00:00:00.000Z' }),
      task('urgent', { priority: 'urgent' }),
    ];
    expect(ids(columnOf({ tasks }, 'active'))).toEqual(['urgent', 'soon', 'late', 'low']);
  });

  it('has the newest end first', () => {
    const done = (id: string, finished_at: string) => task(id, { status: 'done', finished_at });
    const tasks = [
      done('old', '2026-01-01T00:00:00.000Z'),
      done('new', '2026-02-01T00:00:00.000Z'),
    ];
    expect(ids(columnOf({ tasks }, 'done'))).toEqual(['new', 'old']);
  });
});

describe('the rows of the list', () => {
  it('are each lane with its tasks below it, or tasks alone', () => {
    const lanes = lanesOf([task('1'), task('2', { status: 'done' })], [], 'workstream');
    expect(workRows(lanes, 'workstream').map(({ key }) => key)).toEqual([
      'lane stream_a',
      '1',
      '2',
    ]);
    expect(workRows(lanes, 'none').map(({ key }) => key)).toEqual(['1', '2']);
  });
});
