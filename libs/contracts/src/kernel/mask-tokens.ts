/** A long one is found wherever it stands: in JSON a letter of an escape may touch it (`\ncv_…`). */
const TOKEN = /\bcv_[A-Za-z0-9]{4,}|cv_[A-Za-z0-9]{12,}/g;

/**
 * Takes agent tokens out of a text, keeping the last four characters by which their owner can tell
 * them apart. Mask before clipping: a cut token no longer looks like one.
 */
export function maskTokens(text: string): string {
  return text.includes('cv_') ? text.replace(TOKEN, (token) => `cv_…${token.slice(-4)}`) : text;
}
