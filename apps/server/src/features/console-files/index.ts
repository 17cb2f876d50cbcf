export { ConsoleFilesModule } from './console-files.module.js';
