import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { postOnce } from './one-post.js';

const POST = { path: '/api/hooks/call', token: 'cv_token', text: '{"a":"é"}' };
const ENOUGH_MS = 5_000;
/** Machines without IPv6 have only one of them. */
const LOOPBACKS = ['127.0.0.1', '::1'].filter((address) =>
  Object.values(networkInterfaces()).some((own) => own?.some((one) => one.address === address)),
);

const CERTIFIES = spawnSync('openssl', ['version']).status === 0;

describe('postOnce', () => {
  const servers: Server[] = [];
  const heard: string[] = [];
  const echo: RequestListener = (request, reply) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.once('end', () => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization} ${text}`);
      reply.end('{"b":2}');
    });
  };
  const listening = async (server: Server, host: string): Promise<number> => {
    servers.push(server);
    await new Promise<void>((settle, fail) => {
      server.once('error', fail).listen(0, host, settle);
    });
    return (server.address() as AddressInfo).port;
  };

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    heard.length = 0;
  });

  it.each(LOOPBACKS)('finds localhost at %s without asking for names', async (host) => {
    const port = await listening(createServer(echo), host);
    const reply = await postOnce(`http://localhost:${port}`, POST, ENOUGH_MS);
    expect(reply).toEqual({ status: 200, text: '{"b":2}' });
    expect(heard).toEqual(['POST /api/hooks/call Bearer cv_token {"a":"é"}']);
  });

  it('answers nothing when nobody listens, or when the reply is cut off', async () => {
    const cut = createServer((_, reply) => {
      reply.writeHead(200, { 'content-length': 10 });
      reply.write('{"b"');
      setTimeout(() => reply.destroy(), 5);
    });
    const port = await listening(cut, '127.0.0.1');
    expect(await postOnce(`http://localhost:${port}`, POST, ENOUGH_MS)).toBeUndefined();
    await new Promise((settle) => cut.close(settle));
    expect(await postOnce(`http://localhost:${port}`, POST, ENOUGH_MS)).toBeUndefined();
  });

  it('says nothing with a token that would end its header', async () => {
    const port = await listening(createServer(echo), '127.0.0.1');
    const token = 'cv_token\r\nx-more: 1';
    expect(await postOnce(`http://127.0.0.1:${port}`, { ...POST, token }, 500)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  if (!CERTIFIES) console.warn('SKIPPED: openssl is not there to make a certificate');
  (CERTIFIES ? it : it.skip)(
    'tells its secret only to a server whose certificate is trusted and of that name',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'covibe-tls-'));
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const usual = getCACertificates('default');
      try {
        execFileSync(
          'openssl',
          [
            ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
            ...['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=covibe-test'],
            ...['-addext', 'subjectAltName=DNS:localhost'],
          ],
          { stdio: 'ignore' },
        );
        const own = { key: readFileSync(key), cert: readFileSync(cert, 'utf8') };
        const port = await listening(createSecureServer(own, echo), '127.0.0.1');
        const ask = (host: string) => postOnce(`https://${host}:${port}`, POST, ENOUGH_MS);
        expect(await ask('localhost')).toBeUndefined();
        setDefaultCACertificates([...usual, own.cert]);
        expect(await ask('127.0.0.1')).toBeUndefined();
        expect(heard).toEqual([]);
        expect(await ask('localhost')).toEqual({ status: 200, text: '{"b":2}' });
      } finally {
        setDefaultCACertificates(usual);
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
