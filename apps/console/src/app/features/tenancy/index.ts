export { Switcher } from './switcher.js';
