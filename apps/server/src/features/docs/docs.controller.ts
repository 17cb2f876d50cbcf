import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/route-auth.js';
import { sendText } from '../../platform/http/text-reply.js';
import { PublicPages, type PublicPage } from '../site/index.js';
import { LONGEST_QUERY } from './doc-search.js';
import { docMissingPage, docPage, docsFrontPage, docsSearchPage } from './docs-pages.js';
import { Docs } from './docs.service.js';

@Public()
@Controller('docs')
export class DocsController {
  constructor(
    private readonly docs: Docs,
    private readonly pages: PublicPages,
  ) {}

  @Get()
  async front(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, docsFrontPage(await this.docs.groups()));
  }

  @Get('search')
  async search(
    @Query('q') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = typeof asked === 'string' ? asked.slice(0, LONGEST_QUERY) : '';
    const page = docsSearchPage(query, await this.docs.search(query), await this.docs.groups());
    await this.send(request, reply, page);
  }

  @Get('*')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = (request.params as { '*': string })['*'];
    if (path.endsWith('.md')) return this.source(path, request, reply);
    const [page, groups] = await Promise.all([this.docs.page(path), this.docs.groups()]);
    await this.send(request, reply, page ? docPage(page, groups) : docMissingPage(groups));
  }

  private async source(path: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const text = await this.docs.source(path.slice(0, -'.md'.length));
    if (text === undefined) {
      return this.send(request, reply, docMissingPage(await this.docs.groups()));
    }
    const headers = { 'cache-control': 'no-cache' };
    await sendText(request, reply, { type: 'text/markdown; charset=utf-8', text, headers });
  }

  private send(request: FastifyRequest, reply: FastifyReply, page: PublicPage): Promise<void> {
    return sendText(request, reply, this.pages.draw(page));
  }
}
