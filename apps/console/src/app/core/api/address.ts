/** What a call adds to the path of its endpoint. */
export interface Address {
  /** Values for the `:name` parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** Query parameters; absent ones are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** The path of an endpoint with its parts and its query filled in. */
export function addressOf(path: string, { params = {}, query = {} }: Address): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    // An empty part would silently address the list instead of the one.
    if (!value) throw new Error(`${path} is called without its "${name}"`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.append(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}
