import { LIVE_EVENTS, LIVE_RETRY_MS, type LiveChange } from '@covibe/contracts';

export function changedFrame(id: string, change: LiveChange): string {
  return frame(id, LIVE_EVENTS.changed, JSON.stringify(change));
}

export function resyncFrame(id: string): string {
  return frame(id, LIVE_EVENTS.resync, '{}');
}

export function endedFrame(): string {
  return `event: ${LIVE_EVENTS.ended}\ndata: {}\n\n`;
}

/** The first words on a stream: how soon to come back, and where in the story it begins. */
export function openingFrame(id: string): string {
  return `retry: ${LIVE_RETRY_MS}\nid: ${id}\n\n`;
}

/** The last words of a server that stops: clients return spread out, not all at once. */
export function farewellFrame(random: number): string {
  return `retry: ${LIVE_RETRY_MS + Math.round(random * 4 * LIVE_RETRY_MS)}\n\n`;
}

export const BEAT = ': beat\n\n';

function frame(id: string, event: string, data: string): string {
  return `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
}
