import { suggestedHandle } from './suggested-handle.js';

describe('a handle suggested for a name', () => {
  it.each([
    ['Ada Lovelace', 'ada-lovelace'],
    ['Inês  Carvalho', 'ines-carvalho'],
    ['  Grace B. Hopper, Jr. ', 'grace-b-hopper-jr'],
    ['', ''],
    ['李', ''],
    ['A', ''],
    ['Settings', ''],
    ['A'.repeat(60), 'a'.repeat(39)],
    [`${'a'.repeat(38)} b`, 'a'.repeat(38)],
  ])('of %j is %j', (name, handle) => {
    expect(suggestedHandle(name)).toBe(handle);
  });
});
