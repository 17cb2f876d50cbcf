/** The builder ends a name with eight characters of a hash, the typefaces lie below their version. */
const HASHED = /\/(?:chunk|main|styles|worker)-[A-Za-z0-9_-]{8}\.(?:js|css)(?:\.map)?$/;
const VERSIONED = /\/fonts\/v\d+\.\d+\.\d+\/[^/]+\.woff2$/;
const COMPRESSED = /\.(?:br|gz)$/;

/** What can only change together with its name is kept for ever; anything else for five minutes. */
export function cachingOf(file: string): string {
  const plain = file.replaceAll('\\', '/').replace(COMPRESSED, '');
  return HASHED.test(plain) || VERSIONED.test(plain)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=300';
}
