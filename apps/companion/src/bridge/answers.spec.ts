import { soleAnswer } from './answers.js';

describe('an answer that goes on unread', () => {
  const taken = (text: string, id: string | number, own: { status?: number; type?: string } = {}) =>
    soleAnswer(
      {
        ...{ status: 200, type: 'application/json; charset=utf-8', retryAfterSeconds: undefined },
        ...{ bytes: Buffer.from(text), ...own },
      },
      id,
    )?.toString();
  const FIRST = '{"jsonrpc":"2.0","id":7,"result":{"é":[1]}}';
  const LAST = '{"result":{"é":[1]},"jsonrpc":"2.0","id":"a\\"7"}';

  it('is told by its envelope, at whichever end it is', () => {
    expect(taken(FIRST, 7)).toBe(FIRST);
    expect(taken(LAST, 'a"7')).toBe(LAST);
  });

  it('is nobody else’s answer, and no other thing', () => {
    const others = [
      taken(FIRST, '7'),
      taken(FIRST, 77),
      taken(LAST, '7'),
      taken(FIRST, 7, { status: 404 }),
      taken(`data: ${FIRST}\n\n`, 7, { type: 'text/event-stream' }),
      taken(`[${FIRST}]`, 7),
      taken(FIRST.slice(0, -2), 7),
      taken(FIRST.replace('[1]', '[1,\n2]'), 7),
      taken('{"error":"Slowly.","code":"rate/limit","jsonrpc":"2.0"}', 7),
      taken('', 7),
    ];
    expect(others).toEqual(others.map(() => undefined));
  });
});
