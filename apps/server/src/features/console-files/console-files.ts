import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { PROJECT_ROOT } from '../../platform/config/project-root.js';
import { AppError } from '../../platform/errors/app-error.js';
import { sendPage } from '../../platform/http/security-headers.js';
import { cachingOf } from './console-caching.js';

const NONCE_MARK = '__CSP_NONCE__';

class ConsoleNotBuilt extends AppError {
  readonly code = 'console/not_built';
  readonly status = 503;
}

/** The built console: hashed files that caches keep for ever, and the index made new each time. */
@Injectable()
export class ConsoleFiles implements OnModuleInit {
  private readonly logger = new Logger(ConsoleFiles.name);
  private readonly folder = join(PROJECT_ROOT, 'dist', 'console');
  private parts: string[] | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    if (!existsSync(join(this.folder, 'index.html'))) {
      this.logger.warn('The console is not built, so its pages answer 503: run `npm run build`.');
      return;
    }
    this.parts = readFileSync(join(this.folder, 'index.html'), 'utf8').split(NONCE_MARK);
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    await instance.register(fastifyStatic, {
      root: this.folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      globIgnore: ['**/*.br', '**/*.gz', 'index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
    });
  }

  /** Sends the console's one page with a nonce of its own. */
  send(reply: FastifyReply): void {
    if (!this.parts)
      throw new ConsoleNotBuilt('The console is not built yet. Run `npm run build`.');
    const nonce = randomBytes(16).toString('base64');
    void sendPage(reply, { nonce, html: this.parts.join(nonce) });
  }
}
