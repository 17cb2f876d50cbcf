import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { codeLanguage, plainLines, type CodeLine } from './code-tokens.js';

const LONGEST_CODE = 20_000;
/** Only against a thread that hangs: a busy machine may need seconds to load the grammars. */
const PATIENCE_MS = 30_000;
const IDLE_MS = 5_000;

interface Waiting {
  settle: (lines: CodeLine[]) => void;
  plain: CodeLine[];
}

/**
 * Colours code in a worker thread that lives only while there is work: the grammars take some
 * 60 MB, which a server that nobody reads the documentation of should not hold. Whatever goes
 * wrong, the reader gets the code without colours.
 */
@Injectable()
export class CodeHighlighter implements OnApplicationShutdown {
  private readonly logger = new Logger(CodeHighlighter.name);
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  async highlight(code: string, named: string): Promise<CodeLine[]> {
    const plain = plainLines(code);
    const language = codeLanguage(named);
    if (language === undefined || code.length > LONGEST_CODE) return plain;
    const worker = this.running();
    const id = ++this.last;
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.stop(), PATIENCE_MS);
      const settle = (lines: CodeLine[]): void => {
        clearTimeout(patience);
        resolve(lines);
      };
      this.waiting.set(id, { settle, plain });
      worker.postMessage({ id, code, language });
    });
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  private running(): Worker {
    clearTimeout(this.idle);
    if (this.worker) return this.worker;
    // The ending of this very file: `.js` when built, `.ts` when a test runs the source.
    const file = `./code-highlight.worker${extname(import.meta.filename)}`;
    const worker = new Worker(new URL(file, import.meta.url), { execArgv: [] });
    worker.unref();
    worker.on('message', ({ id, lines }: { id: number; lines: CodeLine[] }) => {
      this.waiting.get(id)?.settle(lines);
      this.waiting.delete(id);
      if (this.waiting.size === 0) {
        this.idle = setTimeout(() => this.stop(), IDLE_MS).unref();
      }
    });
    worker.on('error', (err: unknown) => {
      this.logger.warn({ err }, 'code is shown without colours');
      this.gone(worker);
    });
    worker.on('exit', () => this.gone(worker));
    this.worker = worker;
    return worker;
  }

  private stop(): void {
    clearTimeout(this.idle);
    const worker = this.worker;
    if (!worker) return;
    this.gone(worker);
    void worker.terminate();
  }

  /** Nobody waits for a thread that is no more. */
  private gone(worker: Worker): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { settle, plain } of this.waiting.values()) settle(plain);
    this.waiting.clear();
  }
}
