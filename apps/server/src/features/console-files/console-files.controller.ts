import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/route-auth.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { NOT_FOUND_PAGE } from '../../platform/http/not-found-page.js';
import { sendPage } from '../../platform/http/security-headers.js';
import { ConsoleFiles } from './console-files.js';
import { isConsolePath } from './console-paths.js';

/** Answers whatever no other route does: the console's own paths, and honest 404s. */
@Public()
@Controller()
export class ConsoleFilesController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get('*')
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const [path = '/'] = request.url.split('?', 1);
    if (path.startsWith('/api/'))
      throw new NotFound('No such route. Check the path and the method.');
    if (!isConsolePath(path)) {
      void reply.header('x-robots-tag', 'noindex');
      void sendPage(reply, { ...NOT_FOUND_PAGE.make(), status: 404 });
      return;
    }
    this.files.send(reply);
  }
}
