import { COMPANION_TARBALL, DOWNLOADS } from '@covibe/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Route } from '../../platform/http/route.js';
import { DownloadsService, type Download } from './downloads.service.js';

/** What `npm install <origin>/downloads/co-vibe.tgz` fetches, and how an update learns of it. */
@Controller()
export class DownloadsController {
  constructor(private readonly downloads: DownloadsService) {}

  @Route(DOWNLOADS.tarball)
  async tarball(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const tarball = await this.downloads.tarball();
    void reply.header('content-disposition', `attachment; filename="${COMPANION_TARBALL}"`);
    await send(request, reply, { ...tarball, type: 'application/gzip' });
  }

  @Route(DOWNLOADS.manifest)
  async manifest(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const manifest = await this.downloads.manifest();
    await send(request, reply, { ...manifest, type: 'application/json; charset=utf-8' });
  }
}

/** Always asked again, and answered without the bytes to whoever has them. */
async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, etag, type }: Download & { type: string },
): Promise<void> {
  void reply.headers({ etag, 'cache-control': 'no-cache' });
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  if (known.includes(etag)) {
    await reply.status(304).send();
    return;
  }
  await reply.status(200).type(type).send(bytes);
}
