import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAXEL, type PaxelOverviewReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { Live } from '../../../core/live/live.js';
import { Session } from '../../../core/session/session.js';
import { Check } from '../../../ui/check/check.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';

const ABOUT =
  'Paxel reads a developer’s local agent sessions on their own machine and writes a report about ' +
  'how they build. Only the developer starts it, and only they see the report until they share it.';

/** Whether developers of the company may ask for Paxel runs. */
@Component({
  selector: 'cv-paxel-setting',
  imports: [Awaited, Check, Panel, RouterLink],
  template: `
    <cv-panel heading="Paxel" [about]="about">
      @if (overview.hasValue()) {
        <cv-check
          kind="switch"
          label="Developers may run Paxel"
          [hint]="hint()"
          [checked]="overview.value().enabled"
          [disabled]="!overview.value().may_set_enabled"
          (checkedChange)="set($event)"
        />
        @if (handle(); as own) {
          <p>
            <a [routerLink]="['/performance/developers', own]">Your own profile</a> starts a run.
          </p>
        }
      } @else {
        <cv-awaited [of]="overview" what="The switch" [rows]="2" />
      }
    </cv-panel>
  `,
})
export class PaxelSetting {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly session = inject(Session);
  protected readonly about = ABOUT;
  protected readonly overview = this.api.read(PAXEL.overview, () => ({}));
  protected readonly handle = computed(() => this.session.actor()?.developer.handle ?? null);
  protected readonly hint = computed(() =>
    this.overview.hasValue() && this.overview.value().may_set_enabled
      ? 'Off means off everywhere: in the console and for every companion'
      : 'A company admin decides',
  );

  constructor() {
    inject(Live).keepFresh(this.overview, 'paxel');
  }

  protected async set(enabled: boolean): Promise<void> {
    const write = optimistically(
      this.overview,
      (now: PaxelOverviewReply) => ({ ...now, enabled }),
      () => this.api.call(PAXEL.act, { action: 'set_enabled', enabled }),
    );
    await this.answers.to(
      write,
      enabled ? 'Developers may run Paxel now.' : 'Paxel is off for everybody.',
    );
  }
}
