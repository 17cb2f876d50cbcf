import { normaliseOrigin, OriginFault, originParts, reachOf, refuseOpenHttp } from './origin.js';

describe('normaliseOrigin', () => {
  it.each([
    'https://covibe.example.com',
    'https://covibe.example.com/',
    'HTTPS://CoVibe.Example.COM',
    'https://covibe.example.com:443',
    'https://covibe.example.com:0443/',
    'https://covibe.example.com.',
    '  https://covibe.example.com  ',
    'https://covibe.example%2ecom',
  ])('spells %s as one server', (address) => {
    expect(normaliseOrigin(address)).toBe('https://covibe.example.com');
  });

  it.each([
    ['http://LOCALHOST:3000/', 'http://localhost:3000'],
    ['http://127.1:3000', 'http://127.0.0.1:3000'],
    ['http://0x7f.0.0.1', 'http://127.0.0.1'],
    ['http://[0:0:0:0:0:0:0:1]:80', 'http://[::1]'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('spells %s as %s', (address, origin) => {
    expect(normaliseOrigin(address)).toBe(origin);
  });

  it.each([
    '',
    'localhost:3000',
    'ftp://covibe.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'https:///covibe.example.com',
    'https:covibe.example.com',
    'https://.',
    'https://user:secret@covibe.example.com',
    'https://user@covibe.example.com',
    'https://covibe.example.com/callback',
    'https://covibe.example.com?x=1',
    'https://covibe.example.com/?',
    'https://covibe.example.com/#top',
    'https://covibe.example.com\\evil.example',
    'https://covibe.exa mple.com',
    'https://covibe.example.com:99999',
  ])('refuses “%s”', (address) => {
    expect(() => normaliseOrigin(address)).toThrow(OriginFault);
  });

  it('never repeats the password of a faulty address', () => {
    expect(() => normaliseOrigin('ftp://ada:hunter2@x.example')).toThrow(/“ftp:\/\/…@x.example”/);
  });
});

describe('an address that needs no parser', () => {
  const LABELS = ['a', 'A', '7', '0x7f', '010', '127', '256', 'xn--bcher-kva', 'x-1', '-x', ''];
  const PORTS = ['', ':', ':80', ':443', ':3000', ':0', ':00080', ':65535', ':65536'];
  const hosts = LABELS.flatMap((first) =>
    LABELS.flatMap((last) => [`${first}.${last}`, `1.2.${first}.${last}`, last]),
  );
  const addresses = hosts.flatMap((host) =>
    PORTS.flatMap((port) => [`http://${host}${port}`, `https://${host}${port}`]),
  );
  const parsed = (address: string) => {
    const { origin, protocol, hostname, port } = new URL(address);
    const usual = protocol === 'https:' ? 443 : 80;
    const parts = { isSecret: usual === 443, host: hostname, port: Number(port) || usual };
    return { origin: origin.replace(/\.(?=:|$)/, ''), parts };
  };

  it('is spelled and taken apart as the parser would', () => {
    const fit = addresses.filter((address) => URL.canParse(address));
    expect(fit.length).toBeGreaterThan(1_000);
    for (const address of fit) {
      const { origin, parts } = parsed(address);
      if (/^https?:\/\/(:|$)/.test(origin)) continue;
      expect([address, normaliseOrigin(address)]).toEqual([address, origin]);
      if (address === origin) expect([address, originParts(origin)]).toEqual([address, parts]);
    }
    for (const address of addresses.filter((one) => !URL.canParse(one))) {
      expect(() => normaliseOrigin(address)).toThrow(OriginFault);
    }
  });
});

describe('reachOf', () => {
  it.each([
    ['https://covibe.example.com', 'https'],
    ['http://localhost:3000', 'loopback'],
    ['http://app.localhost', 'loopback'],
    ['http://127.8.9.1', 'loopback'],
    ['http://[::1]:3000', 'loopback'],
    ['http://10.1.2.3', 'private'],
    ['http://172.16.0.1', 'private'],
    ['http://172.31.255.255', 'private'],
    ['http://192.168.1.7:3000', 'private'],
    ['http://169.254.1.1', 'private'],
    ['http://[fd00::1]', 'private'],
    ['http://[fe80::1]', 'private'],
    ['http://172.32.0.1', 'open'],
    ['http://192.0.2.1', 'open'],
    ['http://0.0.0.0', 'open'],
    ['http://covibe.example.com', 'open'],
    ['http://localhost.example.com', 'open'],
    ['http://fd00.example.com', 'open'],
    ['http://[2001:db8::1]', 'open'],
  ])('%s is %s', (origin, reach) => {
    expect(reachOf(origin)).toBe(reach);
  });
});

describe('plain http', () => {
  const refusal = (origin: string, allowHttp: boolean) => () =>
    refuseOpenHttp(origin, { allowHttp });

  it('is for this machine', () => {
    expect(refusal('http://localhost:3000', false)).not.toThrow();
    expect(refusal('https://covibe.example.com', false)).not.toThrow();
  });

  it('reaches private addresses only when it is asked for', () => {
    expect(refusal('http://192.168.1.7', false)).toThrow(/--allow-http/);
    expect(refusal('http://192.168.1.7', true)).not.toThrow();
  });

  it('never crosses the internet', () => {
    expect(refusal('http://192.0.2.1', true)).toThrow(/Use https/);
  });
});
