/** Where npm keeps what it runs once: gone tomorrow, so nothing that lasts may point there. */
const PASSING = /[\\/]_npx[\\/]/;

export const isPassing = (packageFolder: string): boolean => PASSING.test(packageFolder);
