/** Where people land when nothing better is known. */
export const HOME_PATH = '/workstreams';
/** Where a page sends the signed-out, with `?returnTo=<path>`. */
export const SIGN_IN_PATH = '/auth/sign-in';

const MAX_RETURN_TO = 1024;
/**
 * What has no place in a path of ours: slashes that a proxy or router might unfold into another
 * host, dots and letters in disguise, and characters that cannot be seen.
 */
const DISGUISED =
  /\p{Cc}|^[^?#]*(?:\/\/|\\|%(?:2[ef]|5c|[01][0-9a-f]|7f|25|[46][1-9a-f]|[57][0-9a]|3[0-9]))/iu;
/** Any origin will do: it only has to be one that no caller can name. */
const NOWHERE = 'http://return-to.invalid';

/**
 * The path to go back to after sign-in: always a path of our own origin, whatever was asked for.
 * Parsed as the browser parses it, so that `//host`, `/\host`, tabs and schemes cannot leave the
 * site; sign-in itself is no place to return to, or two redirects would chase each other.
 */
export function returnTo(asked: string | null | undefined): string {
  if (!asked || asked.length > MAX_RETURN_TO || !asked.startsWith('/')) return HOME_PATH;
  if (DISGUISED.test(asked)) return HOME_PATH;
  let url: URL;
  try {
    url = new URL(asked, NOWHERE);
  } catch {
    // What the URL class refuses is no path of ours.
    return HOME_PATH;
  }
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return HOME_PATH;
  if (url.pathname === '/' || /^\/(auth|callback|api)(\/|$)/i.test(url.pathname)) return HOME_PATH;
  return url.pathname + url.search + url.hash;
}
