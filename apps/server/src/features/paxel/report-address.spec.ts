import { reportFault } from './report-address.js';

const HOSTS = ['paxel.ycombinator.com', 'paxel.example:8443'];

/** Titles hold the beginning only: some addresses are long. */
const titled = (cases: readonly (readonly [string, string])[]) =>
  cases.map(([text, why]) => ({ text, why, title: text.slice(0, 60) }));

describe('the address of a report', () => {
  it('is taken when it is https on a known host', () => {
    for (const text of [
      'https://paxel.ycombinator.com/r/abc?x=1#top',
      'https://paxel.example:8443/report',
      `https://paxel.ycombinator.com/${'a'.repeat(470)}`,
    ]) {
      expect(reportFault(text, HOSTS)).toBeUndefined();
    }
  });

  it.each(
    titled([
      ['http://paxel.ycombinator.com/r', 'https'],
      ['https://paxel.ycombinator.com.evil.example/r', 'not a host'],
      ['https://evil.example/paxel.ycombinator.com', 'not a host'],
      ['https://paxel.ycombinator.com@evil.example/', 'user name'],
      ['https://user:word@paxel.ycombinator.com/', 'user name'],
      ['https://paxel.ycombinator.com:444/', 'not a host'],
      ['https://sub.paxel.ycombinator.com/', 'not a host'],
      ['javascript:alert(1)', 'https'],
      ['data:text/html,<p>hi', 'https'],
      ['https://paxel.ycombinator.com/\r\nSet-Cookie:a=b', 'characters'],
      ['https://paxel.ycombinator.com\\@evil.example/', 'characters'],
      [' https://paxel.ycombinator.com/r', 'characters'],
      ['https://xn--pxel-5na.ycombinator.com/r', 'not a host'],
      [`https://paxel.ycombinator.com/${'a'.repeat(5_000)}`, 'longer'],
      ['//paxel.ycombinator.com/r', 'not an address'],
      ['', 'not an address'],
      [`https://paxel.ycombinator.com/${'a'.repeat(500)}`, 'longer'],
    ]),
  )('is refused otherwise: $title', ({ text, why }) => {
    expect(reportFault(text, HOSTS)).toContain(why);
  });
});
