import { findReport } from './report.js';

const HOSTS = ['paxel.ycombinator.com'];
const URL_ = 'https://paxel.ycombinator.com/r/8fk2';
const SHAPES: [string, string][] = [
  [
    'lines of key and value',
    `Analysing 42 sessions…\nReport URL: ${URL_}\nReport token: tok_9Zx8\n`,
  ],
  ['JSON', `{"report_url": "${URL_}", "report_token": "tok_9Zx8"}`],
  ['a sentence', `Your builder profile is ready at ${URL_}. Access token is tok_9Zx8, keep it.`],
  ['a box', `╭──────╮\n│ View: ${URL_} │\n│ Token: tok_9Zx8 │\n╰──────╯`],
  [
    'colours',
    `\u001b[32m✔\u001b[0m Report: \u001b[4m${URL_}\u001b[0m\n\u001b[1mToken\u001b[0m: tok_9Zx8`,
  ],
  ['Markdown', `**Report:** <${URL_}>\n**Token:** \`tok_9Zx8\``],
  ['shell variables', `PAXEL_REPORT_URL=${URL_}\nPAXEL_REPORT_TOKEN=tok_9Zx8`],
];

describe('the report of a Paxel run', () => {
  it.each(SHAPES)('is found in %s', (_, output) => {
    expect(findReport(output, HOSTS)).toEqual({ url: URL_, token: 'tok_9Zx8' });
  });

  it('has its token in its address, where it is nowhere else', () => {
    const url = `${URL_}?token=tok_9Zx8`;
    expect(findReport(`Open ${url}`, HOSTS)).toEqual({ url, token: 'tok_9Zx8' });
  });

  it('is told apart from other addresses', () => {
    const output = `See https://docs.docker.com/go\nUploading to https://api.example/upload\nReport: ${URL_}\nHelp: https://help.example/`;
    expect(findReport(output, HOSTS)?.url).toBe(URL_);
  });

  it('may be without a token', () => {
    expect(findReport(`Report: ${URL_}`, HOSTS)).toEqual({ url: URL_, token: null });
  });

  it('is nowhere in an output that has none', () => {
    expect(findReport('', HOSTS)).toBeUndefined();
    expect(findReport('Pulling https://registry.example/v2/ now', HOSTS)).toBeUndefined();
  });

  it('is where a pattern of one’s own says', () => {
    const output = 'profile://8fk2 / secret 1234';
    const patterns = { url: /profile:\/\/(\w+)/, token: /secret (\d+)/ };
    expect(findReport(output, HOSTS, patterns)).toEqual({ url: '8fk2', token: '1234' });
  });
});
