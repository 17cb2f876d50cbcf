import { ONBOARDING, type OnboardingReply, type SessionReply } from '@covibe/contracts';
import { StartTenant } from '@covibe/contracts/dto';
import { Body, Controller, Optional, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPerson } from '../../platform/auth/current-actor.js';
import { LocalSessions } from '../../platform/auth/local/local-sessions.js';
import type { Person } from '../../platform/auth/person.js';
import { OrganizationEntry } from '../../platform/auth/workos/organization-entry.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { Limited } from '../../platform/rate-limit/limited.js';
import { SessionService } from '../sign-in/index.js';
import { type Arrival, OnboardingService } from './onboarding.service.js';

/** Nobody needs to be signed in to found a tenant on one machine, so it is counted by address. */
const FOUNDING = { name: 'onboarding', points: 100, seconds: 60 };

@Controller()
export class OnboardingController {
  constructor(
    private readonly onboarding: OnboardingService,
    private readonly sessions: LocalSessions,
    private readonly descriptions: SessionService,
    @Optional() private readonly entry?: OrganizationEntry,
  ) {}

  @Route(ONBOARDING.state)
  state(@CurrentPerson() person: Person | undefined): Promise<OnboardingReply> {
    return this.onboarding.state(person);
  }

  @Limited(FOUNDING)
  @Route(ONBOARDING.start)
  async start(
    @CurrentPerson() person: Person | undefined,
    @Body({ schema: schemaOf(StartTenant) }) wish: StartTenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionReply> {
    const enter = async (organizationId: string): Promise<void> => {
      await this.entry?.enter(request, reply, organizationId);
    };
    return this.welcome(await this.onboarding.start(person, wish, enter), reply);
  }

  @Route(ONBOARDING.accept)
  async accept(
    @CurrentPerson() person: Person | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionReply> {
    return this.welcome(await this.onboarding.accept(person), reply);
  }

  private welcome({ actor, sessionKey }: Arrival, reply: FastifyReply): Promise<SessionReply> {
    if (sessionKey !== undefined) this.sessions.hand(reply, sessionKey, actor.tenantId);
    return this.descriptions.describe(actor);
  }
}
