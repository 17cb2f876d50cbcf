/** A name nobody else takes. Loading the module costs a hook more than all else it does: only when asked. */
export const randomName = (bytes: number): string =>
  process.getBuiltinModule('node:crypto').randomBytes(bytes).toString('hex');
