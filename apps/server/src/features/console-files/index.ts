export { ConsoleFiles } from './console-files.js';
export { ConsoleFilesModule } from './console-files.module.js';
