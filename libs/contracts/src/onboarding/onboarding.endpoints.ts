import { endpoint } from '../kernel/endpoint.js';
import type { SessionReply } from '../session/session.dto.js';
import type { OnboardingReply, StartTenant } from './onboarding.dto.js';

export const ONBOARDING = {
  state: endpoint<void, OnboardingReply>('GET', '/api/onboarding', 'browser'),
  start: endpoint<StartTenant, SessionReply>('POST', '/api/onboarding', 'browser'),
  /** Takes the place an invitation holds for the signed-in address. */
  accept: endpoint<void, SessionReply>('POST', '/api/onboarding/accept', 'browser'),
} as const;
