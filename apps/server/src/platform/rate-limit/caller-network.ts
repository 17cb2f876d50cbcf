const GROUPS = 8;
/** What one subscriber is given; whoever holds it holds all addresses in it. */
const NETWORK_GROUPS = 4;
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * What a caller is counted as. An IPv4 address stands for itself; of an IPv6 address only the network
 * counts, or one machine could come from a new address with every request.
 */
export function callerNetwork(address: string): string {
  const plain = address.replace(MAPPED, '');
  if (!plain.includes(':') || plain.includes('.')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('%', 1)[0]?.split('::', 2) ?? [];
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
