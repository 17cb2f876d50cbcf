export const INVITATION_STATES = ['pending', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export const INITIAL_PASSWORD_MIN = 12;
export const INITIAL_PASSWORD_MAX = 128;
/** Why local-dev has no passwords: shown where the form would be. */
export const NO_PASSWORDS_REASON =
  'Local-dev sign-in has no passwords. Set COVIBE_AUTH_MODE=workos to use them.';
