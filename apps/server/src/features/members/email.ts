/** Addresses are one person's whatever capitals they were typed with. */
export function plainEmail(address: string): string {
  return address.trim().toLowerCase();
}
