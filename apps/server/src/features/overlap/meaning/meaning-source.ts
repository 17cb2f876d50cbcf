import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { CheckedText } from '../checked-text.js';
import { EmbeddingProvider, type Embedded } from './embedding-provider.js';
import { ProviderStanding } from './provider-standing.js';
import { UNRELATED, Yardstick } from './yardstick.js';

/** So long somebody's check waits for a provider, and no longer. */
const CHECK_MS = 800;
/** Nobody waits for what runs in the background. */
const BACKGROUND_MS = 5_000;
/** Long enough to say what work is about, short enough for small models. */
const LONGEST_TEXT = 1_200;

/** The provider as far as it can be relied on: whether it is asked, and what its answers mean. */
@Injectable()
export class MeaningSource {
  private readonly logger = new Logger(MeaningSource.name);
  private readonly standing: ProviderStanding;
  private measure: Yardstick | undefined;

  constructor(
    private readonly provider: EmbeddingProvider,
    clock: Clock,
  ) {
    this.standing = new ProviderStanding(() => clock.now().getTime());
  }

  /** Nothing where no provider was named. */
  get model(): string | undefined {
    return this.provider.model;
  }

  /** Whether somebody who waits may be kept waiting for it. */
  get isTrusted(): boolean {
    return this.standing.isTrusted;
  }

  get yardstick(): Yardstick | undefined {
    return this.measure;
  }

  /** Whether it answers, and whether its answers mean anything. */
  async prove(): Promise<boolean> {
    if (!this.model || !this.standing.mayBeTried) return false;
    if (this.isTrusted) return true;
    const embedded = await this.provider.vectors(UNRELATED, BACKGROUND_MS);
    const measure = 'vectors' in embedded ? Yardstick.from(embedded.vectors) : undefined;
    if (measure) {
      this.measure = measure;
      this.answered();
    } else {
      this.failed('fault' in embedded ? embedded.fault : 'unrelated texts are one to it');
    }
    return this.isTrusted;
  }

  ask(texts: readonly CheckedText[]): Promise<Embedded> {
    return this.vectorsOf(texts, BACKGROUND_MS);
  }

  /** While somebody waits. */
  askSoon(text: CheckedText): Promise<Embedded> {
    return this.vectorsOf([text], CHECK_MS);
  }

  private async vectorsOf(texts: readonly CheckedText[], millis: number): Promise<Embedded> {
    const embedded = await this.provider.vectors(texts.map(spoken), millis);
    if ('fault' in embedded) {
      this.failed(embedded.fault);
      return embedded;
    }
    if (embedded.vectors.every(({ length }) => length === this.measure?.dimensions)) {
      this.answered();
      return embedded;
    }
    const fault = 'other dimensions';
    this.failed(fault);
    return { fault, refused: false };
  }

  private answered(): void {
    if (!this.isTrusted) this.logger.log('the embedding provider answers');
    this.standing.answered();
  }

  private failed(fault: string): void {
    if (!this.standing.failed()) return;
    this.logger.warn({ fault }, 'the embedding provider is left alone for a while');
  }
}

/** What a provider gets to read of a piece of work. */
function spoken({ title, scope, description }: CheckedText): string {
  const text = [title, scope, description].filter(Boolean).join('\n');
  return text.slice(0, LONGEST_TEXT).toWellFormed();
}
