import { Module } from '@nestjs/common';
import { SiteModule } from '../site/index.js';
import { CodeHighlighter } from './code-highlighter.js';
import { DocLibrary } from './doc-library.js';
import { docsRoot } from './docs-root.js';
import { DocsController } from './docs.controller.js';
import { Docs } from './docs.service.js';

@Module({
  imports: [SiteModule],
  controllers: [DocsController],
  providers: [
    Docs,
    CodeHighlighter,
    { provide: DocLibrary, useFactory: () => new DocLibrary(docsRoot()) },
  ],
})
export class DocsModule {}
