import { InjectionToken } from '@angular/core';

/** What of an EventSource the live service uses. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** `readyState` of a stream the browser has given up. */
export const STREAM_CLOSED = 2;

/** Opens a stream; the same-origin cookie goes along by itself, so no address holds a token. */
export const OPEN_STREAM = new InjectionToken<(path: string) => EventStream>('event stream', {
  factory: () => (path) => new EventSource(path),
});
