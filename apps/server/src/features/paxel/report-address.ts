import { PAXEL_URL_MAX } from '@covibe/contracts';

/** Why an address is not taken as one of a report; nothing when it is. */
export function reportFault(text: string, hosts: readonly string[]): string | undefined {
  if (text.length > PAXEL_URL_MAX) return `it is longer than ${PAXEL_URL_MAX} characters`;
  // A parser drops line breaks and turns backslashes around; whoever reads the text later may not.
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text)) return 'it holds characters that no address has';
  if (!URL.canParse(text)) return 'it is not an address';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'it does not begin with https';
  if (url.username || url.password) return 'it carries a user name or a password';
  if (!hosts.includes(url.host)) return `${url.host} is not a host reports are on`;
  return undefined;
}
