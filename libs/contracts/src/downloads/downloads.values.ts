export const COMPANION_TARBALL = 'co-vibe.tgz';
export const COMPANION_MANIFEST = 'co-vibe.json';

/** Written by the build next to the bytes it describes. */
export interface CompanionManifest {
  version: string;
  sha256: string;
  size: number;
  /** Ed25519 over the other fields, where a signing key was given at build. */
  signature: string | null;
  key_id: string | null;
}
