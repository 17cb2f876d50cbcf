import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SESSION, type SessionReply } from '@covibe/contracts';
import { OPEN_STREAM } from '../app/core/live/event-stream.js';
import { PageLocation } from '../app/core/session/page-location.js';
import { Session } from '../app/core/session/session.js';
import type { FakeServer } from './fake-server.js';

/** Where a page under test went; it stays where it is. */
export class FakeLocation {
  readonly went: string[] = [];
  path = '/settings';
  readonly origin = 'https://co-vibe.example';
  reloads = 0;
  readonly provider: Provider = { provide: PageLocation, useValue: this };

  go(path: string): void {
    this.went.push(path);
  }

  reload(): void {
    this.reloads++;
  }
}

/** No page under test opens a real stream. */
export const NO_STREAM: Provider = {
  provide: OPEN_STREAM,
  useValue: () => ({ readyState: 0, addEventListener: () => undefined, close: () => undefined }),
};

/** Lets the page know who looks at it, as the shell does before it draws a page. */
export async function signIn(server: FakeServer, who: SessionReply): Promise<void> {
  server.answer(SESSION.current, who);
  await TestBed.inject(Session).probe();
}
