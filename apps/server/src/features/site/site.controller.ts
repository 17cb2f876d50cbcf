import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/public.js';
import { PublicOrigin } from '../../platform/config/public-origin.js';
import { landingPage } from './landing-page.js';
import { notFoundPage } from './not-found-page.js';
import { PageAssets } from './page-assets.js';
import { PublicPages } from './public-pages.js';

/** Only what is meant to be found: the landing page and the documentation. */
const ROBOTS = `User-agent: *
Allow: /$
Allow: /docs
Disallow: /docs/search
Disallow: /
`;

@Public()
@Controller()
export class SiteController {
  constructor(
    private readonly pages: PublicPages,
    private readonly assets: PageAssets,
    private readonly origin: PublicOrigin,
  ) {}

  @Get()
  landing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.send(request, reply, landingPage(this.origin.value));
  }

  @Get('landing')
  oldLanding(@Res() reply: FastifyReply): void {
    void reply.redirect('/', 301);
  }

  @Get('favicon.ico')
  oldIcon(@Res() reply: FastifyReply): void {
    void reply.redirect('/favicon.svg', 301);
  }

  @Get('robots.txt')
  robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.sendText(request, reply, {
      type: 'text/plain; charset=utf-8',
      text: ROBOTS,
    });
  }

  @Get('site/:file')
  file(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asset = this.assets.byName(file);
    if (!asset) return this.pages.send(request, reply, notFoundPage());
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    return this.pages.sendText(request, reply, asset);
  }
}
