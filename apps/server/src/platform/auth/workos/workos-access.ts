import { Injectable } from '@nestjs/common';
import { ServerConfig } from '../../config/server-config.js';
import type { WorkosSettings } from '../../config/workos-settings.js';
import { WorkosClient } from './workos-client.js';
import { AuthNotConfigured } from './workos.errors.js';

/** The way to WorkOS, or the reason why there is none yet. */
@Injectable()
export class WorkosAccess {
  private made: WorkosClient | undefined;

  constructor(private readonly config: ServerConfig) {}

  get settings(): WorkosSettings {
    const { workos } = this.config;
    if (workos.missing.length > 0) throw new AuthNotConfigured(workos.missing);
    return workos;
  }

  get client(): WorkosClient {
    this.made ??= new WorkosClient(this.settings);
    return this.made;
  }
}
