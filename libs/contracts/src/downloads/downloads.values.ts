export const COMPANION_TARBALL = 'co-vibe.tgz';
export const COMPANION_MANIFEST = 'co-vibe.json';
