import { endpoint } from '../kernel/endpoint.js';
import {
  COMPANION_MANIFEST,
  COMPANION_TARBALL,
  type CompanionManifest,
} from './downloads.values.js';

export const DOWNLOADS = {
  tarball: endpoint<void, unknown>('GET', `/downloads/${COMPANION_TARBALL}`, 'public'),
  manifest: endpoint<void, CompanionManifest>('GET', `/downloads/${COMPANION_MANIFEST}`, 'public'),
} as const;
