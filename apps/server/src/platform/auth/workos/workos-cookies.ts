import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../clock/clock.js';
import { Cookies } from '../cookies.js';
import { CookieSeal } from './cookie-seal.js';
import { ATTEMPT_SECONDS, liveAttempts, type SignInAttempt } from './sign-in-attempts.js';
import { WorkosAccess } from './workos-access.js';
import type { Grant } from './workos-client.js';

/** The cookie outlives its access token by far: WorkOS says when a session really ends. */
const SESSION_SECONDS = 30 * 86_400;

/**
 * What a browser carries in WorkOS mode, sealed: its session (claims of a checked access token and the
 * refresh token, never the access token itself, whose size others decide) and sign-ins it has begun.
 */
@Injectable()
export class WorkosCookies {
  private made: { session: CookieSeal<Grant>; attempts: CookieSeal<SignInAttempt[]> } | undefined;

  constructor(
    private readonly access: WorkosAccess,
    private readonly cookies: Cookies,
    private readonly clock: Clock,
  ) {}

  /** Nothing for a browser without a session, and for a cookie that we did not seal. */
  session(request: FastifyRequest): Grant | undefined {
    const { session } = this.seals;
    const sealed = this.cookies.read(request, 'covibe_session');
    return sealed === undefined ? undefined : session.open(sealed);
  }

  hasSession(request: FastifyRequest): boolean {
    return this.cookies.read(request, 'covibe_session') !== undefined;
  }

  keepSession(reply: FastifyReply, grant: Grant): void {
    const sealed = this.seals.session.seal(grant);
    this.cookies.set(reply, 'covibe_session', sealed, SESSION_SECONDS);
  }

  endSession(reply: FastifyReply): void {
    this.cookies.clear(reply, 'covibe_session');
  }

  attempts(request: FastifyRequest): SignInAttempt[] {
    const { attempts } = this.seals;
    const sealed = this.cookies.read(request, 'covibe_sign_in');
    const opened = sealed === undefined ? undefined : attempts.open(sealed);
    return liveAttempts(opened, this.clock.now().getTime() / 1000);
  }

  keepAttempts(reply: FastifyReply, attempts: SignInAttempt[]): void {
    if (attempts.length === 0) this.cookies.clear(reply, 'covibe_sign_in');
    else {
      const sealed = this.seals.attempts.seal(attempts);
      this.cookies.set(reply, 'covibe_sign_in', sealed, ATTEMPT_SECONDS);
    }
  }

  private get seals() {
    if (this.made) return this.made;
    const { cookiePassword } = this.access.settings;
    this.made = {
      session: new CookieSeal<Grant>(cookiePassword, 'session'),
      attempts: new CookieSeal<SignInAttempt[]>(cookiePassword, 'sign-in'),
    };
    return this.made;
  }
}
