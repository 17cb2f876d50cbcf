import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MACHINES, MACHINE_BEAT_SECONDS, type ConnectedMachine } from '@covibe/contracts';
import folderGit from '@lucide/icons/icons/folder-git-2';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { wholeList, type WholeList } from '../../../core/api/whole-list.js';
import { Live } from '../../../core/live/live.js';
import { poll } from '../../../core/poll/poll.js';
import { Button } from '../../../ui/button/button.js';
import { Empty } from '../../../ui/empty/empty.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { MachineCard } from './machine-card.js';
import { hasPending } from './shown-repos.js';

/** Which repositories companions watch on whose machine. Only a developer decides that, on the machine. */
@Component({
  selector: 'cv-connected-repos',
  imports: [Awaited, Button, Empty, MachineCard, Panel, RouterLink],
  templateUrl: './connected-repos.html',
  styleUrl: './connected-repos.css',
})
export class ConnectedRepos {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  protected readonly machines = resource({
    loader: ({ abortSignal: signal }) =>
      wholeList(async (cursor) => {
        const page = await this.api.call(MACHINES.list, undefined, { query: { cursor }, signal });
        return { rows: page.machines, next_cursor: page.next_cursor };
      }),
  });
  protected readonly folderGit = folderGit;
  protected readonly rows = computed(() =>
    this.machines.hasValue() ? this.machines.value().rows : [],
  );
  protected readonly pending = computed(() => this.rows().some(hasPending));

  constructor() {
    inject(Live).keepFresh(this.machines, 'machine', 'member');
    // A beat is no event: how long ago it was is asked for at its own pace.
    poll({
      every: () => MACHINE_BEAT_SECONDS * 1_000,
      run: () => Promise.resolve(this.machines.reload()),
    });
  }

  protected async forget({ id, machine }: ConnectedMachine): Promise<void> {
    const write = optimistically(
      this.machines,
      ({ rows, isCut }: WholeList<ConnectedMachine>) => ({
        rows: rows.filter((now) => now.id !== id),
        isCut,
      }),
      () => this.api.call(MACHINES.forget, undefined, { params: { id } }),
    );
    await this.answers.to(write, `${machine} is forgotten until it reports again.`);
  }
}
