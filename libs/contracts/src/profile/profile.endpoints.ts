import { endpoint } from '../kernel/endpoint.js';
import type { ChangeProfile, ProfileReply } from './profile.dto.js';

export const PROFILE = {
  mine: endpoint<void, ProfileReply>('GET', '/api/profile', 'session'),
  change: endpoint<ChangeProfile, ProfileReply>('PATCH', '/api/profile', 'session'),
  /** The body is the picture itself: the one route that takes anything but JSON. */
  setPhoto: endpoint<Blob, ProfileReply>('PUT', '/api/profile/photo', 'session'),
  removePhoto: endpoint<void, ProfileReply>('DELETE', '/api/profile/photo', 'session'),
  requestPasswordReset: endpoint<void, void>('POST', '/api/profile/password-reset', 'session'),
} as const;
