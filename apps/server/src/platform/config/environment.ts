/** The one place that reads the process environment; lint refuses it elsewhere. */
export function environment(): NodeJS.ProcessEnv {
  return process.env;
}
