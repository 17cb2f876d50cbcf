import { MAX_BODY_BYTES } from '@covibe/contracts';
import type { FastifyInstance } from 'fastify';
import { InvalidRequest } from '../errors/app-error.js';
import { refuseHostileText } from './hostile-text.js';

/** JSON is the only body the server reads; everything else is a 415. */
export function acceptOnlyJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MAX_BODY_BYTES },
    (_request, text, done) => {
      try {
        done(null, parseBody(String(text)));
      } catch (fault) {
        done(fault as Error);
      }
    },
  );
}

export function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  const body = parsed(text);
  refuseHostileText(body);
  return body;
}

function parsed(text: string): unknown {
  try {
    return MAY_FORBID.test(text) ? JSON.parse(text, refusePrototype) : JSON.parse(text);
  } catch (fault) {
    if (fault instanceof InvalidRequest) throw fault;
    throw new InvalidRequest('The body is not well-formed JSON.');
  }
}

/** Keys of these names would change what an object is, not what it holds, or are lost on the way. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor']);

/**
 * Looking at each key makes reading seven times as long, so it is done where one of them may be: spelled
 * out, or behind an escape.
 */
const MAY_FORBID = /"(?:__proto__|constructor)"|\\u/;

function refusePrototype(this: unknown, key: string, value: unknown): unknown {
  if (FORBIDDEN_KEYS.has(key)) throw new InvalidRequest('The request holds a forbidden key.', key);
  return value;
}
