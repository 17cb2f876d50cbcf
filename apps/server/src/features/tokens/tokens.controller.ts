import { TOKENS, type CreatedTokenReply, type TokensReply } from '@covibe/contracts';
import { CreateToken, ListTokens } from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { TokensService } from './tokens.service.js';

@Controller()
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Route(TOKENS.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(ListTokens) }) { cursor }: ListTokens,
  ): Promise<TokensReply> {
    return this.tokens.list(actor, Number(cursor ?? 0));
  }

  @Route(TOKENS.create)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(CreateToken) }) wish: CreateToken,
  ): Promise<CreatedTokenReply> {
    return this.tokens.create(actor, wish);
  }

  @Route(TOKENS.revoke)
  revoke(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.tokens.revoke(actor, id);
  }
}
