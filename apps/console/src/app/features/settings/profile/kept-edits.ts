export interface Names {
  readonly name: string;
  readonly handle: string;
}

/** The names a form shows after the server sent new ones: its own where they are being edited. */
export function keptEdits(now: Names, before?: { source: Names; value: Names }): Names {
  if (!before) return now;
  const { source, value } = before;
  return {
    name: value.name === source.name ? now.name : value.name,
    handle: value.handle === source.handle ? now.handle : value.handle,
  };
}
