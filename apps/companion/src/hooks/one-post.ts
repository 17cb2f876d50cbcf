import { type OriginParts, originParts, runningMs } from '@covibe/local-state';
import { type WholeReply, wholeReply } from './whole-reply.js';

interface OnePost {
  path: string;
  token: string;
  /** JSON. */
  text: string;
}

const MAX_BYTES = 200_000;
/** What a header can carry without becoming two. */
const HEADER_TEXT = /^[\x21-\x7e]+$/;

/**
 * One POST on a connection of its own, or nothing when there is no whole reply within `patienceMs`.
 * Said by hand: Node's own HTTP client takes longer to load than the server to answer.
 */
export async function postOnce(
  origin: string,
  post: OnePost,
  patienceMs: number,
): Promise<WholeReply | undefined> {
  if (!HEADER_TEXT.test(post.token)) return undefined;
  const parts = originParts(origin);
  const bytes = requestBytes(origin, post);
  const until = runningMs() + patienceMs;
  for (const address of addressesOf(parts.host)) {
    const left = until - runningMs();
    const outcome = await exchange({ ...parts, address }, bytes, left);
    if (outcome !== 'refused') return outcome;
  }
  return undefined;
}

/** The certificate has to be of `host`, by whichever address it is reached. */
interface Place extends OriginParts {
  address: string;
}

/** Asking the system what `localhost` is takes a hook longer than asking the server. */
const addressesOf = (host: string) => (host === 'localhost' ? ['127.0.0.1', '::1'] : [host]);

function requestBytes(origin: string, { path, token, text }: OnePost): string {
  return [
    `POST ${path} HTTP/1.1`,
    `host: ${origin.slice(origin.indexOf('//') + 2)}`,
    `authorization: Bearer ${token}`,
    'accept: application/json',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
    '',
    text,
  ].join('\r\n');
}

/** `refused` when nobody listens there, so nobody heard anything. */
function exchange(
  place: Place,
  bytes: string,
  patienceMs: number,
): Promise<WholeReply | undefined | 'refused'> {
  return new Promise((settle) => {
    const socket = connected(place, () => socket.write(bytes));
    let heard: Buffer = Buffer.alloc(0);
    const end = (outcome: WholeReply | undefined | 'refused') => {
      clearTimeout(patience);
      socket.destroy();
      settle(outcome);
    };
    const patience = setTimeout(() => end(undefined), patienceMs);
    socket.on('data', (part: Buffer) => {
      heard = Buffer.concat([heard, part]);
      const reply = wholeReply(heard, { isOver: false });
      if (reply || heard.length > MAX_BYTES) end(reply);
    });
    // What is whole counts; nobody waits for the connection to end.
    socket.once('end', () => end(wholeReply(heard, { isOver: true })));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      end(code === 'ECONNREFUSED' ? 'refused' : undefined),
    );
  });
}

/** Only who asks pays for loading it. Nothing is said before it is certain who listens. */
function connected({ isSecret, host, port, address }: Place, ready: () => void) {
  const net = process.getBuiltinModule('node:net');
  if (!isSecret) return net.connect({ host: address, port, noDelay: true }, ready);
  const servername = net.isIP(host) ? {} : { servername: host };
  const tls = process.getBuiltinModule('node:tls');
  return tls.connect({ host: address, port, ...servername, ALPNProtocols: ['http/1.1'] }, ready);
}
