import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DOWNLOADS,
  SETUP_DEVICE,
  type SetUpMachine,
  type SetUpMachinesReply,
} from '@covibe/contracts';
import laptop from '@lucide/icons/icons/laptop';
import { Api } from '../../../core/api/api.js';
import { ApiError } from '../../../core/api/api-error.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { Live } from '../../../core/live/live.js';
import { poll } from '../../../core/poll/poll.js';
import { PageLocation } from '../../../core/session/page-location.js';
import { Copy } from '../../../ui/copy/copy.js';
import { Empty } from '../../../ui/empty/empty.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { commandsFor, EVERYDAY } from './commands.js';
import { MachineList } from './machine-list.js';
import { agentState, machineState, seenWords, sessionState, tokenState } from './step-states.js';
import { Step, type StepState } from './step.js';

/** A session that falls silent tells nobody, so this is asked again now and then. */
const LOOK_AGAIN_MS = 30_000;

/** The commands for this server, how far each has led, and the machines that were set up. */
@Component({
  selector: 'cv-agent-setup',
  imports: [Awaited, Copy, Empty, MachineList, Panel, RouterLink, Step],
  templateUrl: './agent-setup.html',
  styleUrl: './agent-setup.css',
})
export class AgentSetup {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  protected readonly commands = commandsFor(inject(PageLocation).origin);
  protected readonly everyday = EVERYDAY;
  protected readonly laptop = laptop;
  protected readonly state = this.api.read(SETUP_DEVICE.state, () => ({}));
  protected readonly machines = this.api.read(SETUP_DEVICE.machines, () => ({}));
  private readonly manifest = this.api.read(DOWNLOADS.manifest, () => ({}));

  protected readonly sessionState = computed(() =>
    this.state.hasValue() ? sessionState(this.state.value(), new Date()) : null,
  );
  protected readonly tokenState = computed(() =>
    this.state.hasValue() ? tokenState(this.state.value()) : null,
  );
  protected readonly claudeState = computed(() =>
    this.state.hasValue() ? agentState(this.state.value(), 'claude-code') : null,
  );
  protected readonly codexState = computed(() =>
    this.state.hasValue() ? agentState(this.state.value(), 'codex') : null,
  );
  protected readonly seen = computed(() =>
    this.state.hasValue() ? seenWords(this.state.value().agents_seen) : '',
  );
  protected readonly machineState = computed(() =>
    this.machines.hasValue() ? machineState(this.machines.value().machines) : null,
  );
  protected readonly notBuilt = computed(() => {
    const error = this.manifest.error();
    return error instanceof ApiError && error.status === 404;
  });
  protected readonly packageState = computed((): StepState | null => {
    if (this.notBuilt()) return { words: 'not built yet', tone: 'warn' };
    if (!this.manifest.hasValue()) return null;
    return { words: `version ${this.manifest.value().version}`, tone: 'good' };
  });

  constructor() {
    const live = inject(Live);
    live.keepFresh(this.state, 'session', 'setup', 'token', 'member');
    live.keepFresh(this.machines, 'setup', 'token', 'member');
    poll({
      every: () => LOOK_AGAIN_MS,
      run: () => {
        this.state.reload();
        this.machines.reload();
        return Promise.resolve();
      },
    });
  }

  protected async revoke({ id, machine_name }: SetUpMachine): Promise<void> {
    const write = optimistically(
      this.machines,
      ({ machines }: SetUpMachinesReply) => ({
        machines: machines.filter((machine) => machine.id !== id),
      }),
      () => this.api.call(SETUP_DEVICE.revoke, undefined, { params: { id } }),
    );
    await this.answers.to(write, `Everything given to “${machine_name}” is revoked.`);
  }
}
