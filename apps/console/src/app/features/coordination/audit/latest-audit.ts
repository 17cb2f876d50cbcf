import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AUDITS, type AuditCluster, type AuditReply } from '@covibe/contracts';
import scanSearch from '@lucide/icons/icons/scan-search';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { asSentence } from '../../../core/words/reason-words.js';
import { STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { percent } from '../overlaps/overlap-words.js';
import { Section } from '../parts/section.js';
import { Who } from '../parts/who.js';

/** Comparing everything with everything may take a while where there is much. */
const AUDIT_WITHIN_MS = 60_000;

const REASONS_SHOWN = 4;

/** Work that is under way twice, as the last look over all of it found. */
@Component({
  selector: 'cv-latest-audit',
  imports: [Ago, Button, Icon, Pill, RouterLink, Section, Who],
  templateUrl: './latest-audit.html',
  styleUrls: ['../parts/entries.css', './latest-audit.css'],
})
export class LatestAudit {
  readonly audit = input.required<AuditReply | null>();
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly running = signal(false);
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  protected readonly percent = percent;
  protected readonly asSentence = asSentence;
  protected readonly scanSearch = scanSearch;
  protected readonly said = computed(() => {
    const { compared = 0, clusters = [], settled = 0 } = this.audit() ?? {};
    const found =
      clusters.length === 0 ? 'nothing is done twice' : `${clusters.length} likely twice`;
    const over = settled > 0 ? `, ${settled} settled since` : '';
    return `${compared.toLocaleString('en-GB')} pieces of work compared, ${found}${over}.`;
  });

  /** The pieces of a cluster as one word, to tell clusters apart. */
  protected keyOf({ work }: AuditCluster): string {
    return work.map(({ id }) => id).join();
  }

  /** Every reason once, from the likest pair on. */
  protected reasonsOf({ pairs }: AuditCluster): readonly string[] {
    const sorted = [...pairs].sort((a, b) => b.score - a.score);
    return [...new Set(sorted.flatMap(({ reasons }) => reasons))].slice(0, REASONS_SHOWN);
  }

  async run(): Promise<void> {
    if (this.running()) return;
    this.running.set(true);
    try {
      const options = { withinMs: AUDIT_WITHIN_MS };
      const { clusters } = await this.api.call(AUDITS.run, {}, options);
      const found =
        clusters.length === 0 ? 'nothing is done twice' : `${clusters.length} likely twice`;
      this.toasts.done(`The audit is done: ${found}.`);
      this.changed.emit();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.toasts.failed(reason.message);
    } finally {
      this.running.set(false);
    }
  }
}
