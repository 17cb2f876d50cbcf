/**
 * The first signal asks everything to stop in good order. A terminal sends Ctrl-C to the whole group
 * and the runner passes it on too, so the same wish arrives more than once: only a later signal,
 * sent by somebody who is tired of waiting, means "at once".
 */
export function stopRequest(impatienceMs = 1000): { asked: AbortSignal; atOnce: AbortSignal } {
  const asked = new AbortController();
  const atOnce = new AbortController();
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first === 0) {
        first = Date.now();
        asked.abort();
      } else if (Date.now() - first > impatienceMs) atOnce.abort();
    });
  }
  return { asked: asked.signal, atOnce: atOnce.signal };
}
