import { Injectable, Logger } from '@nestjs/common';

/**
 * What the identity provider is told after Co-Vibe decided. Our own tables already refuse whoever
 * was removed, so a failure there is written down and does not take the decision back.
 */
@Injectable()
export class AtDirectory {
  private readonly logger = new Logger(AtDirectory.name);

  async tell(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.logger.warn({ err, what }, 'the identity provider was not told; our own tables decide');
    }
  }
}
