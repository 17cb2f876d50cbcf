export * from './setup-device.values.js';
export * from './setup-device.endpoints.js';
export * from './user-code.js';
export type * from './setup-device.dto.js';
