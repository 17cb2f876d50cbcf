const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;
/** Longer than any address, for whatever a proxy may write in its place. */
const LONGEST = 64;

/** An address in one spelling: IPv4 is IPv4, and this machine is this machine. */
export function plainAddress(address: string): string {
  const plain = address.replace(MAPPED, '').toLowerCase().slice(0, LONGEST);
  return plain === '::1' ? '127.0.0.1' : plain;
}

/** Whether a browser stands where the request for a grant came from. */
export function isSameAddress(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other);
}
