import { Component, computed, input, output, signal } from '@angular/core';
import type { PaxelRunReply } from '@covibe/contracts';
import externalLink from '@lucide/icons/icons/external-link';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Check } from '../../../ui/check/check.js';
import { Copy } from '../../../ui/copy/copy.js';
import { Icon } from '../../../ui/icon/icon.js';
import { masked, optionsOf } from './paxel-words.js';

/** A report: where it is, the token that opens it, and who else may see both. */
@Component({
  selector: 'cv-paxel-report',
  imports: [Ago, Button, Check, Copy, Icon],
  template: `
    <h3>{{ heading() }}</h3>
    <p class="of">{{ options() }}, <cv-ago [at]="run().completed_at" /></p>
    <a
      cvButton
      target="_blank"
      rel="noopener noreferrer"
      referrerpolicy="no-referrer"
      [href]="run().report_url"
      ><cv-icon [shape]="externalLink" [size]="14" />Open the report</a
    >
    @if (run().report_token; as token) {
      <div class="token">
        <cv-copy
          label="Report token"
          [text]="token"
          [shown]="isShown() ? undefined : masked(token)"
        />
        <button cvButton type="button" [attr.aria-pressed]="isShown()" (click)="turn()">
          {{ isShown() ? 'Hide token' : 'Show token' }}
        </button>
      </div>
    }
    @if (isMine()) {
      <cv-check
        kind="switch"
        label="Share with the team"
        hint="Teammates of this workspace see link and token on this page"
        [checked]="run().tenant_visible"
        [disabled]="busy()"
        (checkedChange)="shared.emit($event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
      justify-items: start;
      padding: 14px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }

    h3 {
      font-size: var(--text-md);
    }

    .of {
      color: var(--ink-soft);
    }

    .token {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      width: 100%;
    }

    cv-copy {
      flex: 1 1 180px;
    }
  `,
})
export class PaxelReport {
  readonly heading = input('Latest report');
  readonly run = input.required<PaxelRunReply>();
  readonly isMine = input.required<boolean>();
  readonly busy = input(false);
  readonly shared = output<boolean>();
  /** Masked until somebody asks: screens are shown to others. */
  protected readonly isShown = signal(false);
  protected readonly options = computed(() => optionsOf(this.run()));
  protected readonly masked = masked;
  protected readonly externalLink = externalLink;

  protected turn(): void {
    this.isShown.update((now) => !now);
  }
}
