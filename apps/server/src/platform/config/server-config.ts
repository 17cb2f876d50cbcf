import type { AuthMode } from '@covibe/contracts';
import type { EmbeddingsSettings } from './embeddings-settings.js';
import type { PaxelSettings } from './paxel-settings.js';
import type { WorkosSettings } from './workos-settings.js';

/** All settings of one server process, read once at boot and never looked up again. */
export class ServerConfig {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Whether the port was asked for: then a taken one is a fault, not a reason to move on. */
  readonly portIsExplicit: boolean;
  readonly databaseUrl: string;
  readonly authMode: AuthMode;
  readonly hostedUrl: string | undefined;
  readonly allowLan: boolean;
  readonly trustedProxyHops: number;
  readonly logLevel: string;
  readonly uploadDir: string;
  /** Where the build leaves the companion package that `/downloads` serves. */
  readonly downloadsDir: string;
  /** Minutes of silence after which an agent's session counts as stale. */
  readonly sessionStaleMinutes: number;
  readonly paxel: PaxelSettings;
  /** Nothing unless the admin of this server named a provider. */
  readonly embeddings: EmbeddingsSettings | undefined;
  readonly workos: WorkosSettings;

  constructor(settings: Omit<ServerConfig, never>) {
    Object.assign(this, settings);
  }
}
