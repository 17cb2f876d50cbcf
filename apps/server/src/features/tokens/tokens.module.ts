import { Module } from '@nestjs/common';
import { Minting } from './minting.js';
import { TokensController } from './tokens.controller.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';

@Module({
  controllers: [TokensController],
  providers: [TokensService, TokensRepository, Minting],
  exports: [Minting],
})
export class TokensModule {}
