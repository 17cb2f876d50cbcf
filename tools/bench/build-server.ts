import { buildStale, OUTPUTS } from '../build/outputs.ts';

/** Benches measure what is built, never sources; the console is of no interest to them. */
export async function buildServer(signal: AbortSignal): Promise<void> {
  await buildStale(
    signal,
    OUTPUTS.filter(({ name }) => name === 'server'),
  );
}
