import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import pg from 'pg';
import { ServerConfig } from '../config/server-config.js';
import { AUTH_CHANNEL, type AuthChange } from '../auth/auth-changes.js';
import { LiveHub } from './live-hub.js';
import { RightsWatch } from './rights-watch.js';

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 2_000;
const PROBE_MS = 15_000;

/** The one direct connection of this process that hears of changes from every server. */
@Injectable()
export class LiveListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LiveListener.name);
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private probe: NodeJS.Timeout | undefined;
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly config: ServerConfig,
    private readonly hub: LiveHub,
    private readonly rights: RightsWatch,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
    this.probe = setInterval(() => this.check(), PROBE_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    clearInterval(this.probe);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: 'covibe-live',
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', (notice) => this.heard(notice));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen covibe_live; listen ${AUTH_CHANNEL}`);
    } catch {
      this.lost(client);
      return;
    }
    if (this.failures > 0) {
      this.failures = 0;
      this.logger.log('live updates are back');
      this.hub.resyncAll();
      this.rights.changedUnseen();
    }
  }

  /** A connection can fall silent without ever ending; a question that stays open shows it. */
  private check(): void {
    const { client } = this;
    client?.query('select 1').catch(() => this.lost(client));
  }

  private heard({ channel, payload = '' }: pg.Notification): void {
    const notice = noticeIn(payload);
    if (channel === AUTH_CHANNEL) this.rights.changed(notice as unknown as AuthChange);
    else if (notice.w && notice.t) this.hub.changed(notice.w, notice.t);
  }

  private lost(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    client
      .removeAllListeners('end')
      .end()
      .catch(() => undefined);
    if (this.failures === 0) this.logger.warn('live updates wait for the database');
    this.failures += 1;
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(this.failures, 5));
    this.retry = setTimeout(() => void this.connect(), wait);
  }
}

/** Anybody on the database may send a notice: one that cannot be read must not end the process. */
function noticeIn(payload: string): Partial<Record<string, string>> {
  try {
    return (JSON.parse(payload) ?? {}) as Partial<Record<string, string>>;
  } catch {
    return {};
  }
}
