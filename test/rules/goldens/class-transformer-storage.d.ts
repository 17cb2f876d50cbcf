/** Where class-transformer keeps what `@Type` said; its package ships no types for this path. */
declare module 'class-transformer/cjs/storage.js' {
  import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';

  const storage: { defaultMetadataStorage: MetadataStorage };
  export default storage;
}
