const PLACEHOLDER = /\$\{[^}]*\}/;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A setting that was really given. Agents pass an unset variable on as an empty text or as the
 * placeholder itself (`${COVIBE_MCP_TOKEN}`, Cursor's `${env:…}`): both count as absent.
 */
export function given(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text && !PLACEHOLDER.test(text) ? text : undefined;
}
