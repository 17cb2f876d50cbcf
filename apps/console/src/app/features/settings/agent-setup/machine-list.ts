import { Component, input, output } from '@angular/core';
import type { SetUpMachine } from '@covibe/contracts';
import laptop from '@lucide/icons/icons/laptop';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Pill } from '../../../ui/pill/pill.js';
import { standingOf } from './machine-standing.js';

/** The machines that hold tokens, and the one click that takes all of them back. */
@Component({
  selector: 'cv-machine-list',
  imports: [Ago, Button, Icon, Pill],
  template: `
    <ul role="list">
      @for (machine of machines(); track machine.id) {
        <li>
          <cv-icon [shape]="laptop" [size]="18" />
          <div class="what">
            <p class="name">
              <strong>{{ machine.machine_name }}</strong>
              @if (standing(machine); as standing) {
                <cv-pill [tone]="standing.tone" [title]="standing.why">{{
                  standing.words
                }}</cv-pill>
              }
            </p>
            <p class="facts">
              @if (!machine.is_mine) {
                <span>{{ machine.owner === 'private' ? 'private' : '@' + machine.owner }}</span>
              }
              <span>{{ agents(machine) }}</span>
              <span>approved <cv-ago [at]="machine.approved_at" /></span>
              <span>used <cv-ago [at]="machine.last_used_at" unknown="never used" /></span>
              <span
                >from <code>{{ machine.requested_from }}</code></span
              >
            </p>
          </div>
          <button
            cvButton
            type="button"
            [attr.aria-label]="'Revoke ' + machine.machine_name"
            (click)="revoked.emit(machine)"
          >
            Revoke
          </button>
        </li>
      }
    </ul>
  `,
  styleUrl: './machine-list.css',
})
export class MachineList {
  readonly machines = input.required<readonly SetUpMachine[]>();
  readonly revoked = output<SetUpMachine>();
  protected readonly laptop = laptop;
  protected readonly standing = standingOf;

  protected agents({ agents }: SetUpMachine): string {
    return agents.map((agent) => AGENT_NAMES[agent]).join(', ');
  }
}
