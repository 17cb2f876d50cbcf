import { returnTo } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../clock/clock.js';
import { PublicOrigin } from '../../config/public-origin.js';
import { TooManyRequests } from '../../errors/app-error.js';
import { RateLimits } from '../../rate-limit/rate-limits.js';
import { OrganizationEntry } from './organization-entry.js';
import { SessionRenewals } from './session-renewals.js';
import {
  ATTEMPT_SECONDS,
  challengeOf,
  newAttempt,
  type SignInAttempt,
  withAttempt,
} from './sign-in-attempts.js';
import { WorkosAccess } from './workos-access.js';
import type { Grant } from './workos-client.js';
import { WorkosCookies } from './workos-cookies.js';
import { WorkosStanding } from './workos-standing.js';
import { OrganizationChoice, SignInRefused, UnverifiedAddress } from './workos.errors.js';

export const CALLBACK_PATH = '/callback';
const ONBOARDING_PATH = '/onboarding';

/** Counts a state as used on every server process at once. */
const STATE_USE = { name: 'sign-in-state', points: 1, seconds: ATTEMPT_SECONDS };
const INVITATION = /^[\w-]{1,200}$/;

/** A query as it arrived: a parameter given twice is a list, and never what we look for. */
export type Query = Record<string, unknown>;

/** Where a finished sign-in goes, or what it still has to ask. */
export type Landing =
  { next: string } | { state: string; organizations: readonly { id: string; name: string }[] };

/**
 * From our sign-in page to WorkOS and back. The browser that began a sign-in carries its state and
 * the secret half of the PKCE pair in a sealed cookie, so nobody else can finish it, and it can be
 * finished once. All of that is settled before a code is exchanged.
 */
@Injectable()
export class AuthKitFlow extends OrganizationEntry {
  constructor(
    private readonly access: WorkosAccess,
    private readonly sealed: WorkosCookies,
    private readonly standing: WorkosStanding,
    private readonly renewals: SessionRenewals,
    private readonly limits: RateLimits,
    private readonly origin: PublicOrigin,
    private readonly clock: Clock,
  ) {
    super();
  }

  begin(request: FastifyRequest, reply: FastifyReply, wanted: string): string {
    const { client, settings } = this.access;
    const attempt = newAttempt(returnTo(wanted), this.clock.now().getTime() / 1000);
    this.sealed.keepAttempts(reply, withAttempt(this.sealed.attempts(request), attempt));
    const { invitation_token: invitation } = request.query as Query;
    return client.authorizeUrl({
      state: attempt.state,
      challenge: challengeOf(attempt),
      redirectUri: settings.redirectUri ?? `${this.origin.value}${CALLBACK_PATH}`,
      ...(isInvitation(invitation) ? { invitationToken: invitation } : {}),
    });
  }

  async finish(request: FastifyRequest, reply: FastifyReply): Promise<Landing> {
    const { code, error, state } = request.query as Query;
    const attempt = await this.use(request, reply, state);
    if (error !== undefined || typeof code !== 'string' || attempt.pendingToken) {
      throw new SignInRefused();
    }
    return this.landing(request, reply, attempt, () =>
      this.access.client.exchange({ code, verifier: attempt.verifier }),
    );
  }

  async choose(request: FastifyRequest, reply: FastifyReply): Promise<Landing> {
    const { organization: organizationId, state } = request.query as Query;
    const attempt = await this.use(request, reply, state);
    const { pendingToken } = attempt;
    if (!pendingToken || typeof organizationId !== 'string') throw new SignInRefused();
    return this.landing(request, reply, attempt, () =>
      this.access.client.choose({ pendingToken, organizationId }),
    );
  }

  async enter(request: FastifyRequest, reply: FastifyReply, organizationId: string): Promise<void> {
    const session = this.sealed.session(request);
    const current = session && (await this.renewals.current(session));
    if (!current) throw new SignInRefused();
    this.sealed.keepSession(reply, await this.renewals.enter(current, organizationId));
  }

  /** Takes the attempt of this browser out of its cookie; a second use of it finds nothing. */
  private async use(
    request: FastifyRequest,
    reply: FastifyReply,
    state: unknown,
  ): Promise<SignInAttempt> {
    const attempts = this.sealed.attempts(request);
    const attempt = attempts.find((one) => one.state === state);
    if (!attempt) throw new SignInRefused();
    this.sealed.keepAttempts(
      reply,
      attempts.filter((one) => one !== attempt),
    );
    try {
      await this.limits.use(STATE_USE, attempt.state);
    } catch (fault) {
      throw fault instanceof TooManyRequests ? new SignInRefused() : fault;
    }
    return attempt;
  }

  private async landing(
    request: FastifyRequest,
    reply: FastifyReply,
    attempt: SignInAttempt,
    ask: () => Promise<Grant>,
  ): Promise<Landing> {
    try {
      const grant = await ask();
      const { actor } = await this.standing.of(grant, undefined);
      if (!actor && !grant.email) throw new UnverifiedAddress();
      this.sealed.keepSession(reply, grant);
      const back = returnTo(attempt.returnTo);
      return { next: actor ? back : onboardingPath(back) };
    } catch (fault) {
      if (!(fault instanceof OrganizationChoice)) throw fault;
      const { pendingToken, organizations } = fault;
      const now = this.clock.now().getTime() / 1000;
      const waiting = { ...newAttempt(attempt.returnTo, now), pendingToken };
      const others = this.sealed.attempts(request).filter(({ state }) => state !== attempt.state);
      this.sealed.keepAttempts(reply, withAttempt(others, waiting));
      return { state: waiting.state, organizations };
    }
  }
}

/** Onboarding goes on to where somebody wanted to go, unless that is onboarding itself. */
function onboardingPath(back: string): string {
  if (back.startsWith(ONBOARDING_PATH)) return back;
  return `${ONBOARDING_PATH}?${new URLSearchParams({ returnTo: back }).toString()}`;
}

function isInvitation(value: unknown): value is string {
  return typeof value === 'string' && INVITATION.test(value);
}
