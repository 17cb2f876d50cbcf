import { DialogRef } from '@angular/cdk/dialog';
import {
  Component,
  computed,
  DOCUMENT,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import search from '@lucide/icons/icons/search';
import type { Command } from '../../core/commands/command.js';
import { Commands } from '../../core/commands/commands.js';
import { Icon } from '../../ui/icon/icon.js';
import { Keys } from '../../ui/keys/keys.js';
import { grouped } from './grouped.js';

/** A pause in typing this long is a question for the searches. */
const SETTLED_MS = 120;

/** Everything that can be done or gone to, by a few letters. */
@Component({
  selector: 'cv-palette',
  imports: [Icon, Keys],
  templateUrl: './palette.html',
  styleUrl: './palette.css',
})
export class Palette {
  private readonly commands = inject(Commands);
  private readonly ref = inject<DialogRef<void>>(DialogRef);
  private readonly document = inject(DOCUMENT);
  protected readonly search = search;

  protected readonly query = signal('');
  private readonly found = resource({
    params: () => this.query(),
    loader: async ({ params: query, abortSignal }) => {
      await new Promise((settled) => setTimeout(settled, SETTLED_MS));
      return abortSignal.aborted ? [] : this.commands.found(query, abortSignal);
    },
    defaultValue: [],
  });
  protected readonly groups = computed(() =>
    grouped([...this.commands.matching(this.query()), ...this.found.value()]),
  );
  private readonly offered = computed(() => this.groups().flatMap(({ commands }) => commands));
  /** The place in the list; a new list starts at its best answer. */
  protected readonly active = linkedSignal(() => this.offered()[0] ?? null);

  protected pressed(event: KeyboardEvent): void {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      this.moveBy(move);
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.run(this.active());
    }
  }

  protected run(command: Command | null): void {
    if (!command) return;
    this.ref.close();
    command.run();
  }

  private moveBy(step: number): void {
    const offered = this.offered();
    const at = offered.findIndex(({ id }) => id === this.active()?.id);
    const next = offered[(at + step + offered.length) % offered.length] ?? null;
    this.active.set(next);
    if (next)
      this.document.getElementById(`cv-offer-${next.id}`)?.scrollIntoView?.({ block: 'nearest' });
  }
}
