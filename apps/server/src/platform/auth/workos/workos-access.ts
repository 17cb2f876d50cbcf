import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { ServerConfig } from '../../config/server-config.js';
import type { WorkosSettings } from '../../config/workos-settings.js';
import { SessionRenewals } from './session-renewals.js';
import { WorkosClient } from './workos-client.js';
import { AuthNotConfigured } from './workos.errors.js';

/** The way to WorkOS, or the reason why there is none yet. */
@Injectable()
export class WorkosAccess {
  private made: { client: WorkosClient; renewals: SessionRenewals } | undefined;

  constructor(
    private readonly config: ServerConfig,
    private readonly clock: Clock,
  ) {}

  get settings(): WorkosSettings {
    const { workos } = this.config;
    if (workos.missing.length > 0) throw new AuthNotConfigured(workos.missing);
    return workos;
  }

  get client(): WorkosClient {
    return this.ready().client;
  }

  get renewals(): SessionRenewals {
    return this.ready().renewals;
  }

  private ready() {
    if (this.made) return this.made;
    const client = new WorkosClient(this.settings);
    this.made = { client, renewals: new SessionRenewals(client, () => this.clock.now()) };
    return this.made;
  }
}
