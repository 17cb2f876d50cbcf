import type { CDPSession, Page } from '@playwright/test';

/** What one visit of a page cost its reader: milliseconds, a score, and bytes. */
export interface Visit {
  firstPaint: number;
  largestPaint: number;
  /** How far things moved after they were shown; 0 is not at all. */
  shift: number;
  /** Time in which the page could not answer a touch: what its tasks took beyond 50 ms each. */
  blocked: number;
  /** HTML and styles as the browser reads them, after decompression. */
  markup: number;
  /** Everything that came over the line. */
  sent: number;
}

/** Long enough for the typefaces to arrive over the slow line and the last shift to happen. */
const SETTLED_MS = 1_000;

type Paint = Omit<Visit, 'markup' | 'sent'>;

export async function watchPaint(page: Page, devtools: CDPSession, url: string): Promise<Visit> {
  let sent = 0;
  let markup = 0;
  const pages = new Set<string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Document' || type === 'Stylesheet') pages.add(requestId);
  });
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (pages.has(requestId)) markup += dataLength;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sent += encodedDataLength;
  });
  await page.addInitScript(observePaint);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLED_MS);
  const paint = await page.evaluate(
    () => (globalThis as unknown as { covibePaint: Paint }).covibePaint,
  );
  return { ...paint, markup, sent };
}

/** What the browser tells of its own work; `value` only in entries about shifts. */
interface Seen {
  name: string;
  startTime: number;
  duration: number;
  value: number;
}

/** Runs inside the page. */
function observePaint(): void {
  const paint: Paint = { firstPaint: 0, largestPaint: 0, shift: 0, blocked: 0 };
  (globalThis as unknown as { covibePaint: Paint }).covibePaint = paint;
  const watch = (type: string, see: (entry: Seen) => void): void => {
    const tell = (list: { getEntries(): unknown }): void =>
      (list.getEntries() as Seen[]).forEach(see);
    // The types of Node know the same class without the entries of a browser.
    new PerformanceObserver(tell).observe({ type, buffered: true } as never);
  };
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') paint.firstPaint = startTime;
  });
  watch('largest-contentful-paint', ({ startTime }) => (paint.largestPaint = startTime));
  watch('layout-shift', ({ value }) => (paint.shift += value));
  watch('longtask', ({ duration }) => (paint.blocked += duration - 50));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
