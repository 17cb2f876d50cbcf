/**
 * The addresses that the console draws itself. Everything else that no route answers is a real 404,
 * so that a mistyped or withdrawn address never looks like a page.
 */
const EXACT = new Set([
  '/workstreams',
  '/performance',
  '/performance/developers',
  '/coordination',
  '/coordination/graph',
  '/analytics',
  '/activity',
  '/settings',
  '/onboarding',
  '/setup/authorize',
]);
const BELOW = ['/settings/', '/performance/developers/'];

export function isConsolePath(path: string): boolean {
  const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return EXACT.has(bare) || BELOW.some((prefix) => bare.startsWith(prefix));
}
