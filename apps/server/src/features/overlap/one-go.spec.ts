import { setImmediate as later } from 'node:timers/promises';
import { inOneGo } from './one-go.js';

const failed = (code: string) => Object.assign(new Error(code), { code });

describe('statements that are asked for in one go', () => {
  it('are answered in the order in which they were asked', async () => {
    expect(await inOneGo([later().then(() => 'slow'), 'known', Promise.resolve(3)])).toEqual([
      'slow',
      'known',
      3,
    ]);
  });

  it('say why the first failed, also where those behind it are heard before', async () => {
    const cancelled = later().then(() => Promise.reject(failed('57014')));
    const behind = Promise.reject(failed('25P02'));
    await expect(inOneGo([cancelled, behind])).rejects.toMatchObject({ code: '57014' });
  });

  it('say what they can where nothing tells why', async () => {
    const behind = Promise.reject(failed('25P02'));
    await expect(inOneGo(['known', behind])).rejects.toMatchObject({ code: '25P02' });
  });
});
