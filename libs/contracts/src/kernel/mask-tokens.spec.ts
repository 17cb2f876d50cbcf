import { maskTokens } from './mask-tokens.js';

const TOKEN = 'cv_Ab12Cd34Ef56Gh78Jk90Lm12Np34Qr56St78';

describe('masking', () => {
  it('leaves the last four characters of a token, by which its owner knows it', () => {
    expect(maskTokens(`Bearer ${TOKEN}`)).toBe('Bearer cv_…St78');
  });

  it.each([
    ['in JSON', `{"token":"${TOKEN}"}`],
    ['in an address', `https://co-vibe.example/x?token=${TOKEN}&b=1`],
    ['in a header', `authorization: Bearer ${TOKEN}\r\n`],
    ['in a command', `--token=${TOKEN}`],
    ['after a newline', `a\n${TOKEN}\nb`],
    ['escaped in JSON', JSON.stringify(`a\n${TOKEN}`)],
    ['several times', `${TOKEN} ${TOKEN},${TOKEN}`],
    ['right after a word', `token_${TOKEN} x${TOKEN}`],
  ])('finds one %s', (_, text) => {
    expect(maskTokens(text)).not.toContain(TOKEN.slice(0, 12));
    expect(maskTokens(text)).toContain('cv_…St78');
  });

  it('leaves everything else as it is', () => {
    for (const text of ['', 'no token', 'cv_', 'cv_ab', 'recv_buffer is full', 'covibe_app']) {
      expect(maskTokens(text)).toBe(text);
    }
  });

  it('before clipping leaves nothing of a token at the cut', () => {
    for (let offset = 960; offset <= 1_040; offset += 1) {
      const text = `${'x'.repeat(2_000 - offset)} ${TOKEN} ${'y'.repeat(offset)}`;
      const clipped = maskTokens(text).slice(-1_000);
      for (let start = 3; start + 8 <= TOKEN.length; start += 1) {
        expect(clipped).not.toContain(TOKEN.slice(start, start + 8));
      }
    }
  });
});
