import { describe, expect, it } from '@jest/globals';
import { actionOf, divergenceOf, layersOf } from './divergence.js';
import type { ScoredWork, WorkAction } from './scored-work.js';

const titled = (title: string, action: WorkAction | null = null) =>
  actionOf({ title, action } as ScoredWork);
const of = (component: string | null, action: WorkAction | null = null) => ({
  action,
  layers: layersOf(component),
});

describe('divergence', () => {
  it('is another layer, where both name one', () => {
    expect(divergenceOf(of('server'), of('ui'))).toBe('component');
    expect(divergenceOf(of('server'), of(null))).toBeNull();
    expect(divergenceOf(of(''), of('ui'))).toBeNull();
  });

  it('is not another name for the same layer', () => {
    expect(divergenceOf(of('backend'), of('Server'))).toBeNull();
    expect(divergenceOf(of('db'), of('database'))).toBeNull();
    expect(divergenceOf(of('server/tasks'), of('tasks'))).toBeNull();
  });

  it('is an opposed action', () => {
    expect(divergenceOf(of(null, 'create'), of(null, 'remove'))).toBe('action');
    expect(divergenceOf(of(null, 'audit'), of(null, 'fix'))).toBe('action');
    expect(divergenceOf(of(null, 'create'), of(null, 'modify'))).toBeNull();
    expect(divergenceOf(of(null, 'fix'), of(null, 'modify'))).toBeNull();
    expect(divergenceOf(of(null, 'remove'), of(null))).toBeNull();
  });
});

describe('the action of a work', () => {
  it('is what was declared before what the title says', () => {
    expect(titled('Add a toggle', 'modify')).toBe('modify');
    expect(titled('feat(ui): add a toggle')).toBe('create');
    expect(titled('Removes the toggle')).toBe('remove');
  });

  it('is open when the title begins with anything else', () => {
    expect(titled('The toggle that adds a row')).toBeNull();
    expect(titled('')).toBeNull();
  });
});
