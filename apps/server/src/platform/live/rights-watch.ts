import { Injectable } from '@nestjs/common';
import type { AuthChange } from '../auth/auth-changes.js';
import { BrowserDoor } from '../auth/browser-door.js';
import { TokenDoor } from '../auth/token-door.js';
import { LiveHub } from './live-hub.js';
import { ownerOf } from './live-streams.js';

/** Makes a change of rights felt at once on this process: memories are dropped, streams asked again. */
@Injectable()
export class RightsWatch {
  constructor(
    private readonly browsers: BrowserDoor,
    private readonly tokens: TokenDoor,
    private readonly hub: LiveHub,
  ) {}

  changed(change: AuthChange): void {
    this.forget();
    this.hub.recheck(ownerOf(change));
  }

  /** Changes may have been missed while the database was out of reach. */
  changedUnseen(): void {
    this.forget();
    this.hub.recheck();
  }

  private forget(): void {
    this.browsers.forget();
    this.tokens.forget();
  }
}
