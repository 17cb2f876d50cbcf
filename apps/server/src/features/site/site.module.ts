import { Module } from '@nestjs/common';
import { PageAssets } from './page-assets.js';
import { PublicPages } from './public-pages.js';
import { SiteController } from './site.controller.js';

@Module({
  controllers: [SiteController],
  providers: [PageAssets, PublicPages],
  exports: [PublicPages],
})
export class SiteModule {}
