export { SetupDeviceModule } from './setup-device.module.js';
