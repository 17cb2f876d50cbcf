import { connect, type Socket } from 'node:net';

export interface RawReply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How long the connection stayed open. */
  millis: number;
}

/**
 * Writes bytes to a connection of its own and reads until the server closes it: for requests that no
 * HTTP client would send. `talk` may go on writing.
 */
export function rawRequest(
  origin: string,
  opening: string | Buffer,
  talk: (socket: Socket) => void = () => undefined,
): Promise<RawReply> {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((settle) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      settle({ ...parsed(Buffer.concat(chunks).toString()), millis: performance.now() - began });
    });
    socket.write(opening);
    talk(socket);
  });
}

function parsed(text: string): Omit<RawReply, 'millis'> {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(0, end)).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: text.slice(end + 4),
  };
}
