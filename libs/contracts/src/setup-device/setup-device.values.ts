/** No vowels, no look-alikes: nobody misreads a code and no code spells a word. */
export const USER_CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
export const USER_CODE_LENGTH = 8;
export const GRANT_SECONDS = 600;
export const POLL_SECONDS = 5;
/** How much a poll that comes too early adds to the interval, and where that ends. */
export const SLOW_DOWN_SECONDS = 5;
export const POLL_SECONDS_MAX = 30;
export const MACHINE_NAME_MAX = 100;
/** Where the developer approves; the code follows as `?code=`. */
export const AUTHORIZE_PATH = '/setup/authorize';
/** A grant whose delivery was never confirmed and whose tokens were never used ends after this. */
export const UNCONFIRMED_HOURS = 24;

/** What the holder of the device code is told. */
export const DEVICE_STATUSES = ['pending', 'approved', 'denied', 'expired', 'consumed'] as const;
export type DeviceStatus = (typeof DEVICE_STATUSES)[number];

export const GRANT_ACTIONS = ['approve', 'deny'] as const;
export type GrantAction = (typeof GRANT_ACTIONS)[number];
