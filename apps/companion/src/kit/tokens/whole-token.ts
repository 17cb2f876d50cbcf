/** A whole token of Co-Vibe's and nothing else, whatever a person typed or a server answered. */
export const isToken = (text: unknown): text is string =>
  typeof text === 'string' && /^cv_[A-Za-z0-9]+$/.test(text);
