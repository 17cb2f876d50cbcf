import { realPrograms } from './programs.js';

describe('an interruption', () => {
  const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const listeners = () => SIGNALS.map((signal) => process.listeners(signal));

  it('is heard however it comes, until it is given back', () => {
    const before = listeners();
    let heard = 0;
    const giveBack = realPrograms.onInterrupt(() => (heard += 1));
    for (const signal of SIGNALS) process.emit(signal);
    expect(heard).toBe(3);
    giveBack();
    giveBack();
    expect(listeners()).toEqual(before);
  });
});
