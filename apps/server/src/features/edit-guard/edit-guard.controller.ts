import { HOOKS } from '@covibe/contracts';
import { GuardSettings } from '@covibe/contracts/dto';
import { Body, Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { EditGuard } from './edit-guard.service.js';

@Controller()
export class EditGuardController {
  constructor(private readonly guard: EditGuard) {}

  @Route(HOOKS.guard)
  show(@CurrentActor() actor: Actor): Promise<GuardSettings> {
    return this.guard.settings(actor);
  }

  @Route(HOOKS.setGuard)
  set(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(GuardSettings) }) wish: GuardSettings,
  ): Promise<GuardSettings> {
    return this.guard.set(actor, wish);
  }
}
