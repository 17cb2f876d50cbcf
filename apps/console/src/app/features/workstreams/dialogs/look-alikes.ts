import { Component, computed, input } from '@angular/core';
import type { MatchReply } from '@covibe/contracts';
import triangleAlert from '@lucide/icons/icons/triangle-alert';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { STATUS_NAMES, STATUS_TONES } from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Pill } from '../../../ui/pill/pill.js';

/** Work that looks like what is about to be planned, and why it looks so. */
@Component({
  selector: 'cv-look-alikes',
  imports: [Ago, Icon, Pill],
  host: { role: 'alert' },
  templateUrl: './look-alikes.html',
  styleUrl: './look-alikes.css',
})
export class LookAlikes {
  readonly matches = input.required<readonly MatchReply[]>();

  protected readonly agents = AGENT_NAMES;
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  protected readonly triangleAlert = triangleAlert;
  protected readonly heading = computed(() => {
    const count = this.matches().length;
    return count === 1
      ? 'This looks like work that is there already'
      : `This looks like ${count} pieces of work that are there already`;
  });

  protected addressOf({ id, type }: MatchReply): string {
    return `/workstreams?${new URLSearchParams({ [type]: id })}`;
  }

  /** A private teammate has no handle of their own. */
  protected ownerOf({ owner }: MatchReply): string {
    return owner === 'private' ? 'a private teammate' : `@${owner}`;
  }

  protected percent({ score }: MatchReply): string {
    return `${Math.round(score * 100)} % alike`;
  }
}
