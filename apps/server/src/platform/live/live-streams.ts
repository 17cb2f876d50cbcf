import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { BrowserDoor } from '../auth/browser-door.js';
import { AppError } from '../errors/app-error.js';
import { handOver } from '../http/hand-over.js';
import { LiveHub } from './live-hub.js';

class Draining extends AppError {
  readonly code = 'live/draining';
  readonly status = 503;
  override readonly retryAfter = 2;

  constructor() {
    super('This server is stopping. Connect again in a moment.');
  }
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store, no-transform',
  vary: 'Cookie',
  // Tells a buffering proxy to pass every frame on at once.
  'x-accel-buffering': 'no',
  connection: 'keep-alive',
};

/** Turns an HTTP request into an event stream of its actor's workspace. */
@Injectable()
export class LiveStreams {
  constructor(
    private readonly hub: LiveHub,
    private readonly door: BrowserDoor,
  ) {}

  open(
    actor: Actor,
    {
      request,
      reply,
      lastEventId,
    }: {
      request: FastifyRequest;
      reply: FastifyReply;
      lastEventId: string | undefined;
    },
  ): void {
    if (this.hub.isDraining) throw new Draining();
    const raw = handOver(reply);
    raw.writeHead(200, STREAM_HEADERS);
    raw.flushHeaders();
    request.raw.socket.setNoDelay(true);
    this.hub.open(actor.workspaceId, raw, {
      lastEventId,
      owner: ownerOf(actor),
      mayStay: () => this.door.isStill(actor),
      endsAt: actor.endsAt,
    });
  }
}

/** The name by which a change of rights finds somebody's streams. */
export function ownerOf({
  tenantId,
  developerId,
}: Pick<Actor, 'tenantId' | 'developerId'>): string {
  return `${tenantId}/${developerId}`;
}
