import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPerson } from '../../platform/auth/current-actor.js';
import type { Person } from '../../platform/auth/person.js';
import { ForBrowsers, Public } from '../../platform/auth/route-auth.js';
import { sendText } from '../../platform/http/text-reply.js';
import { landingPage } from './landing-page.js';
import { notFoundPage } from './not-found-page.js';
import { PageAssets } from './page-assets.js';
import { PagePictures } from './page-pictures.js';
import { PublicPages } from './public-pages.js';

const FIRST_PAGE = '/workstreams';
/** For files whose address changes with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

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
    private readonly pictures: PagePictures,
  ) {}

  /** For visitors; whoever is signed in wants to see work. */
  @ForBrowsers()
  @Get()
  async landing(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentPerson() person: Person | undefined,
  ): Promise<void> {
    if (person?.actor) {
      void reply.redirect(FIRST_PAGE, 302);
      return;
    }
    const page = this.pages.draw(landingPage(this.pictures.console));
    const headers = { ...page.headers, 'cache-control': 'private, no-cache', vary: 'Cookie' };
    await sendText(request, reply, { ...page, headers });
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
    return sendText(request, reply, {
      type: 'text/plain; charset=utf-8',
      text: ROBOTS,
    });
  }

  @Get('site/:file')
  async file(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const picture = this.pictures.byName(file);
    if (picture) {
      void reply.header('cache-control', FOR_EVER).type('image/webp').send(picture);
      return;
    }
    const asset = this.assets.byName(file);
    const headers = { 'cache-control': FOR_EVER };
    const answer = asset ? { ...asset, headers } : this.pages.draw(notFoundPage());
    await sendText(request, reply, answer);
  }
}
