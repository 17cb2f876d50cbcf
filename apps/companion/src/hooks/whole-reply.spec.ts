import { wholeReply } from './whole-reply.js';

describe('wholeReply', () => {
  const read = (text: string, isOver = false) => wholeReply(Buffer.from(text), { isOver });
  const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

  it('is there as soon as its length is, and not a byte earlier', () => {
    const text = `${OK}Content-Length: 5\r\n\r\n{"é`;
    expect(read(text)).toBeUndefined();
    expect(read(text, true)).toBeUndefined();
    expect(read(`${text}}`)).toEqual({ status: 200, text: '{"é}' });
    expect(read(`${text}}more`)?.text).toBe('{"é}');
  });

  it('is put together of chunks, as proxies send it', () => {
    const text = `${OK}Transfer-Encoding: chunked\r\n\r\n3;x=1\r\n{"a\r\nA\r\n":"23456"}\r\n`;
    expect(read(text)).toBeUndefined();
    expect(read(text, true)).toBeUndefined();
    expect(read(`${text}0\r\n\r\n`)).toEqual({ status: 200, text: '{"a":"23456"}' });
  });

  it('without a length ends with its connection', () => {
    expect(read(`${OK}\r\n{}`)).toBeUndefined();
    expect(read(`${OK}\r\n{}`, true)).toEqual({ status: 200, text: '{}' });
  });

  it('of another protocol or another shape is none', () => {
    const faulty = [
      'SSH-2.0-OpenSSH_9.2\r\n\r\n',
      'HTTP/2 200\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/1.1 100 Continue\r\ncontent-length: 0\r\n\r\n',
      `${OK}content-length: -1\r\n\r\n{}`,
      `${OK}transfer-encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n`,
      `${OK}transfer-encoding: chunked\r\n\r\n{}`,
    ];
    expect(faulty.map((text) => read(text, true))).toEqual(faulty.map(() => undefined));
  });
});
