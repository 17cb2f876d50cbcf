import { join } from 'node:path';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { PROJECT_ROOT } from '../../platform/config/project-root.js';
import { SiteModule } from '../site/index.js';
import { CodeHighlighter } from './code-highlighter.js';
import { DocLibrary } from './doc-library.js';
import { DocsController } from './docs.controller.js';
import { Docs } from './docs.service.js';

@Module({
  imports: [SiteModule],
  controllers: [DocsController],
  providers: [
    Docs,
    CodeHighlighter,
    { provide: DocLibrary, useFactory: () => new DocLibrary(join(PROJECT_ROOT, 'docs')) },
  ],
})
export class DocsModule implements OnModuleInit {
  constructor(
    private readonly docs: Docs,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Titles and headings are read once the server listens, so that its start waits for nothing. */
  onModuleInit(): void {
    this.host.listen$.subscribe(() => void this.docs.warm().catch(() => undefined));
  }
}
