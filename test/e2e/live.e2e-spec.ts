import { setTimeout as sleep } from 'node:timers/promises';
import { LIVE, type LiveChange } from '@covibe/contracts';
import { DataSource } from 'typeorm';
import { LiveHub } from '../../apps/server/src/platform/live/live-hub.js';
import { WorkEvents } from '../../apps/server/src/platform/work-events/work-events.js';
import { TenantDb } from '../../apps/server/src/platform/database/tenant-db.js';
import { BrowserPerson } from '../support/browser-person.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface Frame {
  id: string;
  event: string;
  change: LiveChange;
}

class Stream {
  readonly frames: Frame[] = [];
  opening = '';
  over = false;
  private readonly abort = new AbortController();

  static async open(origin: string, cookie: string, lastEventId?: string): Promise<Stream> {
    const stream = new Stream();
    const reply = await fetch(origin + LIVE.stream.path, {
      headers: { cookie, ...(lastEventId && { 'last-event-id': lastEventId }) },
      signal: stream.abort.signal,
    });
    stream.headers = reply.headers;
    stream.status = reply.status;
    void stream.read(reply).catch(() => undefined);
    await stream.until(() => stream.opening !== '' || stream.over);
    return stream;
  }

  headers = new Headers();
  status = 0;

  /** Where the story stands, as a browser would say when it comes back. */
  get lastId(): string {
    return this.frames.at(-1)?.id ?? /^id: (.*)$/m.exec(this.opening)?.[1] ?? '';
  }

  close(): void {
    this.abort.abort();
  }

  async until(met: () => boolean, millis = 3_000): Promise<boolean> {
    for (const end = Date.now() + millis; !met() && Date.now() < end;) await sleep(5);
    return met();
  }

  private async read(reply: Response): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of reply.body ?? []) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
    this.over = true;
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    if (!field('event')) this.opening ||= block;
    else {
      const change = JSON.parse(field('data')) as LiveChange;
      this.frames.push({ id: field('id'), event: field('event'), change });
    }
  }
}

describe('live updates', () => {
  let server: TestApp;
  let origin: string;
  let ours: PlantedTenant;
  let theirs: PlantedTenant;
  let cookie: string;
  const open: Stream[] = [];

  beforeAll(async () => {
    server = await testApp();
    origin = await server.listen();
    ours = await plantTenant(server.database, { name: 'ours' });
    theirs = await plantTenant(server.database, { name: 'theirs' });
    cookie = (await BrowserPerson.signedIn(server, ours.admin.id)).cookieHeader;
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    await sleep(150);
  });
  afterAll(() => server.stop());

  const watch = async (lastEventId?: string, as = cookie) => {
    const stream = await Stream.open(origin, as, lastEventId);
    open.push(stream);
    return stream;
  };
  /** Changes something in a workspace as a use case would. */
  const change = (tenant: PlantedTenant, type = 'task.started') =>
    server.app
      .get(TenantDb)
      .within({ tenantId: tenant.id, workspaceId: tenant.workspaceIds[0] }, (tx) =>
        server.app.get(WorkEvents).record(tx, 'system', { type }),
      );

  it('need somebody who is signed in', async () => {
    const reply = await server.inject(LIVE.stream.path);
    expect(reply.statusCode).toBe(401);
  });

  it('are events that no cache or proxy holds back, with all protecting headers', async () => {
    const { headers, opening, status } = await watch();
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('vary')).toBe('Cookie');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(opening).toMatch(/^retry: 1000\nid: [0-9a-f]{12}\.\d+$/);
  });

  it('tell of a change in the workspace, and of none elsewhere', async () => {
    const [mine, other] = [await watch(), await watch(undefined, await cookieOf(theirs))];
    await change(ours);
    expect(await mine.until(() => mine.frames.length > 0)).toBe(true);
    expect(mine.frames[0]).toMatchObject({
      event: 'changed',
      change: { topics: ['task'], covers: 1 },
    });
    await sleep(200);
    expect(other.frames).toEqual([]);
  });

  it('carry no content: ids and topics only', async () => {
    const stream = await watch();
    await change(ours, 'secret-project.started');
    await stream.until(() => stream.frames.length > 0);
    expect(Object.keys(stream.frames[0]?.change ?? {}).sort()).toEqual(['covers', 'topics']);
  });

  it('fold a burst: the first at once, the rest within a tenth of a second', async () => {
    const stream = await watch();
    const began = performance.now();
    await Promise.all(Array.from({ length: 40 }, () => change(ours)));
    const covered = () => stream.frames.reduce((sum, frame) => sum + frame.change.covers, 0);
    expect(await stream.until(() => covered() === 40)).toBe(true);
    const took = performance.now() - began;
    expect(stream.frames.length).toBeLessThanOrEqual(2 + took / 100);
  });

  it('go on where they stopped for somebody who was away for a moment', async () => {
    const stream = await watch();
    await change(ours, 'task.first');
    await stream.until(() => stream.frames.length === 1);
    stream.close();
    await change(ours, 'member.second');
    await sleep(150);
    await change(ours, 'token.third');
    await sleep(150);
    const back = await watch(stream.lastId);
    await back.until(() => back.frames.length === 2);
    expect(back.frames.map(({ change: { topics } }) => topics)).toEqual([['member'], ['token']]);
  });

  it('have whoever was away for longer, or comes from another server, fetch everything', async () => {
    for (const id of ['0123456789ab.5', 'nonsense', `${'x'.repeat(4_000)}.1`]) {
      const stream = await watch(id);
      expect(await stream.until(() => stream.frames.length === 1)).toBe(true);
      expect(stream.frames[0]?.event).toBe('resync');
    }
  });

  it('end at once for somebody who signs out', async () => {
    const person = await BrowserPerson.signedIn(server, ours.member.id);
    const stream = await watch(undefined, person.cookieHeader);
    const other = await watch();
    await person.send('POST', '/api/session/sign-out', {});
    expect(await stream.until(() => stream.over, 1_000)).toBe(true);
    expect(stream.frames.map(({ event }) => event)).toEqual(['ended']);
    expect(other.over).toBe(false);
  });

  it('hold no connection of the database while they are open', async () => {
    for (let each = 0; each < 60; each += 1) await watch();
    expect(server.app.get(LiveHub).openStreams).toBe(60);
    const rows = await server.app.get(DataSource).query<{ n: number }[]>(
      `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('are forgotten when their reader is gone', async () => {
    await watch();
    for (const stream of open.splice(0)) stream.close();
    const hub = server.app.get(LiveHub);
    for (const end = Date.now() + 2_000; hub.openStreams > 0 && Date.now() < end;) await sleep(10);
    expect(hub.openStreams).toBe(0);
  });

  async function cookieOf(tenant: PlantedTenant): Promise<string> {
    return (await BrowserPerson.signedIn(server, tenant.admin.id)).cookieHeader;
  }
});
