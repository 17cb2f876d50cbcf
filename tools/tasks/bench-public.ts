/**
 * `npm run bench:public`: what a reader on a slow phone waits for, page by page, on the built server.
 * Each visit starts with an empty cache. Prints the medians and fails where one is over its limit.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts';
import { buildStale } from '../build/outputs.ts';
import { median, watchPaint, type Visit } from '../bench/page-visit.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task, TaskFault } from '../task.ts';

const PAGES = ['/', '/docs', '/docs/product/getting-started', '/docs/engineering/architecture'];
const VISITS = 5;
const PHONE = { width: 390, height: 844 };
/** Four times slower than this machine, 1.6 Mbit/s down, 150 ms to the server and back. */
const SLOW_CPU = 4;
const SLOW_LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const LIMITS: Record<keyof Visit, number> = {
  firstPaint: 1_200,
  largestPaint: 1_200,
  shift: 0.02,
  blocked: 100,
  markup: 30 * 1024,
  sent: 200 * 1024,
};

await task(async () => {
  const executablePath = findChromium();
  if (!executablePath)
    throw new TaskFault('The bench needs a Chromium: name one in CHROMIUM_PATH.');
  await buildStale(stopRequest().asked);
  const server = await startThrowawayServer({ COVIBE_LOG_LEVEL: 'silent' });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const faults: string[] = [];
  try {
    console.log('| page | first paint | largest paint | shift | blocked | HTML + CSS | sent |');
    console.log('|---|---|---|---|---|---|---|');
    const floor = await serveFloor();
    try {
      console.log(row('floor: one line of text', await typicalVisit(browser, floor.origin)));
    } finally {
      floor.stop();
    }
    for (const path of PAGES) {
      const typical = await typicalVisit(browser, server.origin + path);
      console.log(row(`\`${path}\``, typical));
      faults.push(...overLimit(path, typical));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
});

/** The least any page can cost here and now: what the line and the browser themselves take. */
async function serveFloor(): Promise<{ origin: string; stop(): void }> {
  const page = '<!doctype html><html lang="en"><title>Floor</title><p>One line of text.';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

async function typicalVisit(browser: Browser, url: string): Promise<Visit> {
  const visits: Visit[] = [];
  for (let n = 0; n < VISITS; n++) visits.push(await visit(browser, url));
  return typicalOf(visits);
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2,
    isMobile: true,
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW_LINE);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
    return await watchPaint(page, devtools, url);
  } finally {
    await context.close();
  }
}

function typicalOf(visits: readonly Visit[]): Visit {
  const of = (name: keyof Visit): number => median(visits.map((one) => one[name]));
  return {
    firstPaint: of('firstPaint'),
    largestPaint: of('largestPaint'),
    shift: of('shift'),
    blocked: of('blocked'),
    markup: of('markup'),
    sent: of('sent'),
  };
}

function row(name: string, visit: Visit): string {
  const cells = [
    name,
    `${Math.round(visit.firstPaint)} ms`,
    `${Math.round(visit.largestPaint)} ms`,
    visit.shift.toFixed(3),
    `${Math.round(visit.blocked)} ms`,
    `${(visit.markup / 1024).toFixed(1)} kB`,
    `${(visit.sent / 1024).toFixed(1)} kB`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function overLimit(path: string, visit: Visit): string[] {
  // Only the landing page has a limit for its own size: documentation is as long as it has to be.
  return (Object.keys(LIMITS) as (keyof Visit)[])
    .filter((name) => name !== 'markup' || path === '/')
    .filter((name) => visit[name] > LIMITS[name])
    .map((name) => `${path}: ${name} is ${visit[name]}, more than ${LIMITS[name]}.`);
}
