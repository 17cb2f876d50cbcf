/** What stands on the keys of a shortcut: `g w`, `?` or `mod+k`. */
export function keyCaps(keys: string, onMac: boolean): string[] {
  return keys
    .split(/[ +]/)
    .map((key) =>
      key === 'mod' ? (onMac ? '⌘' : 'Ctrl') : key.length > 1 ? key : key.toUpperCase(),
    );
}
