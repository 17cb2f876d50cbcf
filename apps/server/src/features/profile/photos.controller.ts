import {
  PHOTO_MAX_BYTES,
  PHOTO_PATH,
  PHOTO_TYPES,
  PROFILE,
  type ProfileReply,
} from '@covibe/contracts';
import { Body, Controller, Get, Param, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PictureBody } from '../../platform/auth/route-auth.js';
import { Route } from '../../platform/http/route.js';
import { PhotosService } from './photos.service.js';
import { BrokenPicture, PictureElsewhere } from './profile.errors.js';

@Controller()
export class PhotosController implements OnModuleInit {
  constructor(
    private readonly photos: PhotosService,
    private readonly host: HttpAdapterHost,
  ) {}

  /** The server reads nothing but JSON, except for pictures on this one route. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser(
      [...PHOTO_TYPES],
      { parseAs: 'buffer', bodyLimit: PHOTO_MAX_BYTES },
      (request, bytes, done) => {
        const expected = request.routeOptions.url === PROFILE.setPhoto.path;
        if (expected) done(null, bytes);
        else done(new PictureElsewhere());
      },
    );
  }

  @PictureBody()
  @Route(PROFILE.setPhoto)
  set(@CurrentActor() actor: Actor, @Body() bytes: unknown): Promise<ProfileReply> {
    if (!Buffer.isBuffer(bytes)) throw new BrokenPicture();
    return this.photos.set(actor, bytes);
  }

  @Route(PROFILE.removePhoto)
  remove(@CurrentActor() actor: Actor): Promise<ProfileReply> {
    return this.photos.remove(actor);
  }

  @Get(`${PHOTO_PATH}:name`)
  async read(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.photos.read(actor, name);
    await reply
      .headers({
        'content-type': 'image/webp',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': 'inline; filename="photo.webp"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(bytes);
  }
}
