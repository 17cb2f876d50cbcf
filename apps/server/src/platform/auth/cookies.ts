import { Injectable } from '@nestjs/common';
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicOrigin } from '../config/public-origin.js';

/** Every cookie of the product, by its plain name. */
export type CookieName = 'covibe_session' | 'covibe_workspace' | 'covibe_tenant' | 'covibe_sign_in';

/**
 * Reads and writes our cookies. On https they carry the `__Host-` prefix and Secure, so no other
 * host and no plain connection can set them; plain http (loopback, or a LAN on purpose) cannot.
 */
@Injectable()
export class Cookies {
  constructor(private readonly origin: PublicOrigin) {}

  read(request: FastifyRequest, name: CookieName): string | undefined {
    return cookiesOf(request)[this.wireName(name)] || undefined;
  }

  set(reply: FastifyReply, name: CookieName, value: string, maxAgeSeconds: number): void {
    reply.setCookie(this.wireName(name), value, this.attributes(maxAgeSeconds));
  }

  clear(reply: FastifyReply, name: CookieName): void {
    reply.setCookie(this.wireName(name), '', this.attributes(0));
  }

  private wireName(name: CookieName): string {
    return this.origin.isHttps ? `__Host-${name}` : name;
  }

  private attributes(maxAge: number) {
    return {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.origin.isHttps,
      maxAge,
    } as const;
  }
}

/** Read when somebody asks for the first time: most requests carry none, and agents' never do. */
function cookiesOf(request: FastifyRequest): Record<string, string | undefined> {
  const known = request.cookies as Record<string, string | undefined> | null;
  return known ?? (request.cookies = request.server.parseCookie(request.headers.cookie ?? ''));
}
