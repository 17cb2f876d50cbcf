import { Injectable } from '@nestjs/common';
import { ServerConfig } from './server-config.js';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Where people and agents reach this server. The port is known only once the server listens, so
 * the answer is settled then; nothing is ever derived from a request's Host header.
 */
@Injectable()
export class PublicOrigin {
  private origins = new Set<string>();
  private hosts = new Set<string>();
  private current = '';
  private lan: readonly string[] = [];

  constructor(private readonly config: ServerConfig) {
    this.listeningOn(config.port);
  }

  listeningOn(port: number, lanHosts: readonly string[] = []): void {
    this.lan = lanHosts.map((host) => `http://${host}:${port}`);
    this.current = this.config.hostedUrl ?? `http://localhost:${port}`;
    const loopback = LOOPBACK_NAMES.map((name) => `http://${name}:${port}`);
    this.origins = new Set([this.current, ...loopback, ...this.lan]);
    this.hosts = new Set([...this.origins].map((origin) => new URL(origin).host));
  }

  get value(): string {
    return this.current;
  }

  get isHttps(): boolean {
    return this.current.startsWith('https:');
  }

  /** Addresses of this machine in its network, when the server was opened to it. */
  get lanOrigins(): readonly string[] {
    return this.lan;
  }

  /** Whether a browser page of this origin is one of ours. */
  isOwn(origin: string): boolean {
    return this.origins.has(origin);
  }

  /**
   * Whether a Host header names this server. A page that rebinds its own name to this machine
   * still sends its own name, so loopback names are safe with any (forwarded) port.
   */
  isOwnHost(host: string): boolean {
    if (this.hosts.has(host) || this.hosts.has(host.toLowerCase())) return true;
    return LOOPBACK_HOST.test(host) && URL.canParse(`http://${host}`);
  }
}
