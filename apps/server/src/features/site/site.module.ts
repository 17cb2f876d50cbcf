import { Module, type OnModuleInit } from '@nestjs/common';
import { NOT_FOUND_PAGE } from '../../platform/http/not-found-page.js';
import { notFoundPage } from './not-found-page.js';
import { PageAssets } from './page-assets.js';
import { PagePictures } from './page-pictures.js';
import { PublicPages } from './public-pages.js';
import { SiteController } from './site.controller.js';

@Module({
  controllers: [SiteController],
  providers: [PageAssets, PagePictures, PublicPages],
  exports: [PublicPages],
})
export class SiteModule implements OnModuleInit {
  constructor(private readonly pages: PublicPages) {}

  /** Whatever finds nothing at an address says so with the face of the other public pages. */
  onModuleInit(): void {
    NOT_FOUND_PAGE.render = () => this.pages.draw(notFoundPage()).text;
  }
}
