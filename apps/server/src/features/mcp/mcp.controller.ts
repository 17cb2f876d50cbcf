import { MCP, MCP_PATH } from '@covibe/contracts';
import { Body, Controller, Delete, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Public } from '../../platform/auth/route-auth.js';
import { Route } from '../../platform/http/route.js';
import { handOver } from '../../platform/http/hand-over.js';
import { McpDoor } from './mcp-door.js';
import { NotOffered } from './mcp.errors.js';

@Controller()
export class McpController {
  constructor(private readonly door: McpDoor) {}

  @Route(MCP.rpc)
  async rpc(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const raw = handOver(reply);
    await this.door.answer(request.raw, raw, { caller: { actor, requestId: request.id }, body });
  }

  @Public()
  @Get(MCP_PATH)
  noStream(): never {
    throw new NotOffered();
  }

  @Public()
  @Delete(MCP_PATH)
  noSession(): never {
    throw new NotOffered();
  }
}
