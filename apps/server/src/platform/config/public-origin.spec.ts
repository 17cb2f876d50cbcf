import { PublicOrigin } from './public-origin.js';
import { readConfig } from './read-config.js';

const DATABASE_URL = 'postgres://covibe_app@127.0.0.1/covibe';

function originFor(env: NodeJS.ProcessEnv, port = 3001, lan: string[] = []): PublicOrigin {
  const origin = new PublicOrigin(readConfig({ DATABASE_URL, ...env }));
  origin.listeningOn(port, lan);
  return origin;
}

describe('the public origin', () => {
  it('is this machine by name and the port that is really listened on', () => {
    const origin = originFor({ PORT: '3000' });
    expect(origin.value).toBe('http://localhost:3001');
    expect(origin.isHttps).toBe(false);
  });

  it('is the hosted address where there is one', () => {
    const origin = originFor({ COVIBE_HOSTED_URL: 'https://co-vibe.example' });
    expect(origin.value).toBe('https://co-vibe.example');
    expect(origin.isHttps).toBe(true);
  });

  it.each([
    ['http://localhost:3001', true],
    ['http://127.0.0.1:3001', true],
    ['http://[::1]:3001', true],
    ['https://co-vibe.example', true],
    ['http://co-vibe.example', false],
    ['https://co-vibe.example:444', false],
    ['https://co-vibe.example.evil.example', false],
    ['http://localhost:3000', false],
    ['https://localhost:3001', false],
    ['null', false],
    ['', false],
  ])('takes a page of %s for ours: %s', (page, own) => {
    expect(originFor({ COVIBE_HOSTED_URL: 'https://co-vibe.example' }).isOwn(page)).toBe(own);
  });

  it.each([
    ['co-vibe.example', true],
    ['CO-VIBE.example', true],
    ['localhost', true],
    ['LOCALHOST:49152', true],
    ['127.0.0.1:3001', true],
    ['[::1]:3001', true],
    ['co-vibe.example:8080', false],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['evil.example:3001', false],
    ['127.0.0.1.evil.example', false],
    ['localhost:3001@evil.example', false],
    ['127.0.0.2', false],
    ['', false],
  ])('answers to the host %j: %s', (host, own) => {
    expect(originFor({ COVIBE_HOSTED_URL: 'https://co-vibe.example' }).isOwnHost(host)).toBe(own);
  });

  it('answers to this machine’s addresses in the network only when it was opened to it', () => {
    const opened = originFor({ COVIBE_ALLOW_LAN: '1' }, 3001, ['192.0.2.7']);
    expect(opened.lanOrigins).toEqual(['http://192.0.2.7:3001']);
    expect(opened.isOwn('http://192.0.2.7:3001')).toBe(true);
    expect(opened.isOwnHost('192.0.2.7:3001')).toBe(true);
    expect(opened.isOwnHost('192.0.2.8:3001')).toBe(false);
    expect(originFor({}).isOwnHost('192.0.2.7:3001')).toBe(false);
  });
});
