import { PROFILE, type ProfileReply } from '@covibe/contracts';
import { ChangeProfile } from '@covibe/contracts/dto';
import { Body, Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { ProfileService } from './profile.service.js';

@Controller()
export class ProfileController {
  constructor(private readonly profile: ProfileService) {}

  @Route(PROFILE.mine)
  mine(@CurrentActor() actor: Actor): Promise<ProfileReply> {
    return this.profile.mine(actor);
  }

  @Route(PROFILE.change)
  change(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(ChangeProfile) }) wish: ChangeProfile,
  ): Promise<ProfileReply> {
    return this.profile.change(actor, wish);
  }

  @Route(PROFILE.requestPasswordReset)
  requestPasswordReset(@CurrentActor() actor: Actor): Promise<void> {
    return this.profile.requestPasswordReset(actor);
  }
}
