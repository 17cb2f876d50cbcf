/** `fail` makes the exit code 1; the other three only inform. */
export type State = 'ok' | 'info' | 'warn' | 'fail';

export interface Finding {
  state: State;
  /** What was found. */
  what: string;
  /** What to do about it; demanded of everything that is not well. */
  cure?: string;
}

/** One look at the machine or the installation. A later feature adds its own file and its line. */
export type Check = () => Promise<Finding[]>;

export const ok = (what: string): Finding => ({ state: 'ok', what });
export const info = (what: string, cure?: string): Finding => ({
  state: 'info',
  what,
  ...(cure && { cure }),
});
export const warn = (what: string, cure: string): Finding => ({ state: 'warn', what, cure });
export const fail = (what: string, cure: string): Finding => ({ state: 'fail', what, cure });
