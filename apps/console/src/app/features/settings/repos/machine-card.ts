import { Component, computed, input, output, signal } from '@angular/core';
import type { ConnectedMachine } from '@covibe/contracts';
import laptop from '@lucide/icons/icons/laptop';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Pill } from '../../../ui/pill/pill.js';
import { countWords, REPO_TONES, SHOWN_AT_FIRST, shownRepos } from './shown-repos.js';

/** One machine: whether its companion is there, and what it watches by bare name. */
@Component({
  selector: 'cv-machine-card',
  imports: [Ago, Button, Icon, Pill],
  host: { role: 'article', '[attr.aria-label]': 'label()' },
  templateUrl: './machine-card.html',
  styleUrl: './machine-card.css',
})
export class MachineCard {
  readonly machine = input.required<ConnectedMachine>();
  readonly forgotten = output<void>();

  protected readonly laptop = laptop;
  protected readonly tones = REPO_TONES;
  protected readonly isOpen = signal(false);
  protected readonly all = computed(() => shownRepos(this.machine()));
  protected readonly shown = computed(() =>
    this.isOpen() ? this.all() : this.all().slice(0, SHOWN_AT_FIRST),
  );
  protected readonly counts = computed(() => countWords(this.machine()));
  protected readonly owner = computed(() => {
    const { is_mine, owner } = this.machine();
    if (is_mine) return null;
    return owner.id === null ? owner.name : `@${owner.handle}`;
  });
  protected readonly label = computed(() => {
    const owner = this.owner();
    return owner === null ? this.machine().machine : `${this.machine().machine} of ${owner}`;
  });
}
