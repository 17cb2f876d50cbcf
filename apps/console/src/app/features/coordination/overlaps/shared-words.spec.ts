import { stretches } from './shared-words.js';

const shared = (text: string, other: string) =>
  stretches(text, other)
    .filter((piece) => piece.shared)
    .map((piece) => piece.text);

describe('what two texts share', () => {
  it('is marked by whole words, whatever their case, and nothing of the text is lost', () => {
    const text = 'Retry the Webhook, with backoff!';
    const cut = stretches(text, 'webhook retries: BACKOFF with jitter');
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(shared(text, 'webhook retries: BACKOFF with jitter')).toEqual(['Webhook', 'backoff']);
  });

  it('leaves out words of every sentence', () => {
    expect(shared('Add the id to the cart', 'Take the id from the cart')).toEqual(['cart']);
  });

  it('knows words of other scripts', () => {
    expect(shared('Größe prüfen', 'prüfen, später')).toEqual(['prüfen']);
  });

  it('marks nothing where nothing is compared', () => {
    expect(stretches('Anything', '')).toEqual([{ text: 'Anything', shared: false }]);
    expect(stretches('', 'Anything')).toEqual([]);
  });
});
