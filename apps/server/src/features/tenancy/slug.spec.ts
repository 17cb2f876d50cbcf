import { freeSlug, slugOf } from './slug.js';

describe('the slug of a name', () => {
  it.each([
    ['Tidewater Robotics', 'tidewater-robotics'],
    ['  Crème Brûlée!  ', 'creme-brulee'],
    ['A/B & C', 'a-b-c'],
    ['チーム', 'place'],
    ['---', 'place'],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('stays within its column however long the name is', () => {
    expect(freeSlug('x'.repeat(100), new Set(['x'.repeat(56)]))).toBe(`${'x'.repeat(56)}-2`);
  });

  it('counts up past the ones that are taken', () => {
    expect(freeSlug('Harbor', new Set(['harbor', 'harbor-2']))).toBe('harbor-3');
  });
});
