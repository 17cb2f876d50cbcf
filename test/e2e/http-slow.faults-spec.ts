import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEALTH } from '@covibe/contracts';
import { withEcho } from '../support/echo.controller.js';
import { rawRequest } from '../support/raw-request.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** `npm run test:faults` waits for the real limits; the short form sets smaller ones first. */
const LONG = process.env.COVIBE_LONG === '1';
const LIMIT_MS = LONG ? 35_000 : 6_000;

describe('somebody who sends slowly', () => {
  let server: TestApp;
  let origin: string;

  beforeAll(async () => {
    server = await testApp({ shape: withEcho });
    origin = await server.listen();
  });
  afterAll(() => server.stop());

  it('has twelve seconds for the headers and thirty for the whole request', () => {
    const { headersTimeout, requestTimeout } = server.app.getHttpServer() as {
      headersTimeout: number;
      requestTimeout: number;
    };
    expect({ headersTimeout, requestTimeout }).toEqual({
      headersTimeout: 12_000,
      requestTimeout: 30_000,
    });
  });

  describe('is cut off', () => {
    beforeAll(() => {
      if (LONG) return;
      Object.assign(server.app.getHttpServer() as object, {
        headersTimeout: 1_000,
        requestTimeout: 2_000,
      });
    });

    /** One byte now and then, for ever. */
    const trickle = (byte: string) => (socket: Socket) => {
      const timer = setInterval(() => void socket.write(byte), 300);
      socket.on('close', () => clearInterval(timer));
    };
    const POST =
      'POST /api/test/echo HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json';
    const sloth: [string, string, (socket: Socket) => void][] = [
      ['nothing at all', '', () => undefined],
      ['half a line', 'GET /api/hea', () => undefined],
      ['headers, one byte at a time', 'GET / HTTP/1.1\r\nhost: localhost\r\nx: ', trickle('x')],
      ['no body', `${POST}\r\ncontent-length: 50\r\n\r\n`, () => undefined],
      ['a body, one byte at a time', `${POST}\r\ncontent-length: 500\r\n\r\n{`, trickle(' ')],
      [
        'endless small chunks',
        `${POST}\r\ntransfer-encoding: chunked\r\n\r\n`,
        trickle('1\r\n \r\n'),
      ],
    ];

    it('whatever it is that comes so slowly, while others are served', async () => {
      const others: number[] = [];
      let over = false;
      const normal = (async () => {
        while (!over) {
          const began = performance.now();
          const reply = await fetch(origin + HEALTH.live.path);
          if (reply.status === 200) others.push(performance.now() - began);
          await sleep(100);
        }
      })();
      const outcomes = await Promise.all(
        sloth.flatMap(([what, opening, talk]) =>
          Array.from({ length: 30 }, async () => {
            const reply = await rawRequest(origin, opening, talk);
            return { what, ...reply };
          }),
        ),
      );
      over = true;
      await normal;
      for (const { what, millis, status, body } of outcomes) {
        expect([what, millis < LIMIT_MS]).toEqual([what, true]);
        expect([what, [0, 400, 408]]).toEqual([what, expect.arrayContaining([status])]);
        if (status === 408) expect(JSON.parse(body)).toMatchObject({ code: 'request/slow' });
      }
      const told = outcomes.filter(({ status }) => status === 408);
      expect(told.length).toBeGreaterThan(outcomes.length / 2);
      expect(others.length).toBeGreaterThan(10);
      expect(others.sort((a, b) => a - b)[Math.floor(others.length * 0.9)]).toBeLessThan(500);
    });
  });
});
