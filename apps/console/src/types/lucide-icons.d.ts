/** One icon as Lucide publishes it: plain data, drawn by `cv-icon`. */
interface LucideIcon {
  readonly name: string;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

/** The icon files come without types, and the package's own index would load every icon. */
declare module '@lucide/icons/icons/*' {
  const icon: LucideIcon;
  export default icon;
}
