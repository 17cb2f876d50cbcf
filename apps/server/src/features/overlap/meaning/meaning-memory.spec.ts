import { MeaningMemory } from './meaning-memory.js';

const vector = Int8Array.of(1, 2, 3);

describe('the memory of meanings', () => {
  it('knows what it was told in this workspace, for ten minutes', () => {
    let now = 0;
    const memory = new MeaningMemory(() => now);
    memory.keep('ws_1', 'hash', vector);
    expect(memory.get('ws_1', 'hash')).toBe(vector);
    expect(memory.get('ws_2', 'hash')).toBeUndefined();
    now = 600_000;
    expect(memory.get('ws_1', 'hash')).toBeUndefined();
  });

  it('holds so many and no more, and lets the oldest go first', () => {
    const memory = new MeaningMemory(() => 0);
    for (let nth = 0; nth < 4_000; nth += 1) memory.keep('ws', `hash ${nth}`, vector);
    memory.keep('ws', 'hash 0', vector);
    memory.keep('ws', 'one more', vector);
    expect(memory.get('ws', 'hash 0')).toBe(vector);
    expect(memory.get('ws', 'hash 1')).toBeUndefined();
    expect(memory.get('ws', 'hash 2')).toBe(vector);
  });
});
