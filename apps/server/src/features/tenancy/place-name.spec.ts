import { placeName } from './place-name.js';

describe('a name that people give', () => {
  it.each([
    ['  Harbor  ', 'Harbor'],
    ['Tide   water\tRobotics', 'Tide water Robotics'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['チーム', 'チーム'],
    ["O'Brien & Søn <3", "O'Brien & Søn <3"],
  ])('reads %j as %j', (given, kept) => {
    expect(placeName(given, 'name')).toBe(kept);
  });

  it.each([
    ['nothing but spaces', ' \t\u00a0'],
    ['a bell', 'Har\u0007bor'],
    ['a turned reading direction', 'Harbor\u202exe.gpj'],
    ['what grows beyond the limit when composed', '\ufb2c'.repeat(100)],
  ])('refuses %s and names the field', (_, given) => {
    expect(refusalOf(() => placeName(given, 'workspace_name'))).toMatchObject({
      status: 400,
      field: 'workspace_name',
    });
  });
});

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (fault) {
    return fault;
  }
}
