import { EventEmitter } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from './app-error.js';
import { answerFault } from './error-filter.js';

/** A bare response as somebody who took it over left it. */
class Response extends EventEmitter {
  writableEnded = false;
  headersSent = false;
  destroyed = false;
  status = 0;
  text = '';

  writeHead(status: number): void {
    this.status = status;
  }

  end(text: string): void {
    this.text += text;
    this.writableEnded = true;
  }

  destroy(): void {
    this.destroyed = true;
  }
}

describe('a fault after the answer was handed over', () => {
  const fail = (raw: Response) => {
    const reply = { sent: true, raw } as unknown as FastifyReply;
    answerFault(new NotFound('gone'), { id: 'req_1' } as FastifyRequest, reply);
    return raw;
  };

  it('is told all the same, where nothing was written yet', () => {
    const { status, text } = fail(new Response());
    expect(status).toBe(404);
    expect(JSON.parse(text)).toEqual({
      error: 'gone',
      code: 'request/not_found',
      request_id: 'req_1',
    });
  });

  it('ends the connection where the answer had begun: half of one is worse than none', () => {
    const begun = Object.assign(new Response(), { headersSent: true });
    expect(fail(begun)).toMatchObject({ destroyed: true, text: '' });
  });

  it('leaves an answer alone that was given', () => {
    const given = Object.assign(new Response(), { headersSent: true, writableEnded: true });
    expect(fail(given)).toMatchObject({ destroyed: false, text: '' });
  });
});
