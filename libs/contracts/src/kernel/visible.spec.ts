import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CancelInConsole } from '../tasks/tasks.dto.js';
import { CancelWorkstreamInConsole } from '../workstreams/workstreams.dto.js';

describe.each([CancelInConsole, CancelWorkstreamInConsole])('a reason for %p', (shape) => {
  const faultsOf = (reason: string) =>
    validateSync(plainToInstance(shape, { reason })).map(({ property, constraints }) => [
      property,
      ...Object.keys(constraints ?? {}),
    ]);

  it.each([
    '     ',
    '\t\n\u00a0\u2003 ',
    '\u200b\u200b\u200b\u2060\u2060',
    '\u3164\u3164\u3164\u3164',
  ])('must say something (%j)', (reason) => {
    expect(faultsOf(reason)).toEqual([['reason', 'isVisible']]);
  });

  it.each(['not needed', '  不要了，已完成  ', '🦉🦉🦉🦉🦉'])(
    'may be said in any words (%j)',
    (reason) => {
      expect(faultsOf(reason)).toEqual([]);
    },
  );
});
