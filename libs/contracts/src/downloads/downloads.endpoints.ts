import { endpoint } from '../kernel/endpoint.js';
import type { CompanionManifest } from './downloads.dto.js';
import { COMPANION_MANIFEST, COMPANION_TARBALL } from './downloads.values.js';

export const DOWNLOADS = {
  tarball: endpoint<void, Blob>('GET', `/downloads/${COMPANION_TARBALL}`, 'public'),
  manifest: endpoint<void, CompanionManifest>('GET', `/downloads/${COMPANION_MANIFEST}`, 'public'),
} as const;
