import type { IncomingHttpHeaders } from 'node:http';
import { sortableId } from '../clock/ids.js';

const ACCEPTABLE = /^[A-Za-z0-9_-]{8,64}$/;

/** A caller's own id is kept when it is harmless, so that its logs and ours can be joined. */
export function requestIdOf(request: { headers: IncomingHttpHeaders }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE.test(given)
    ? given
    : `req_${sortableId(Date.now())}`;
}
