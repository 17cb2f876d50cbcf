/** A clock that nobody sets. `performance.now` would load modules that a hook has no other use for. */
export const runningMs = (): number => process.uptime() * 1_000;
