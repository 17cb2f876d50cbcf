export const PHOTO_MAX_BYTES = 2 * 1024 * 1024;
export const PHOTO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
/** Where photos are served from, apart from everything that runs script. */
export const PHOTO_PATH = '/uploads/avatars/';
