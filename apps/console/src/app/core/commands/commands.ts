import { Service, signal } from '@angular/core';
import type { Command, CommandSearch } from './command.js';
import { ranked } from './rank.js';

const SHOWN_AT_MOST = 50;

/** What can be done from anywhere. Features add theirs while they are on the page. */
@Service()
export class Commands {
  private readonly listed = signal<readonly Command[]>([]);
  private readonly searches = new Set<CommandSearch>();

  readonly all = this.listed.asReadonly();

  /** Adds commands; the answer takes them away again. */
  add(...commands: Command[]): () => void {
    const ids = new Set(this.listed().map(({ id }) => id));
    const twice = commands.find(({ id }) => ids.has(id));
    if (twice) throw new Error(`The command "${twice.id}" is there already`);
    this.listed.update((all) => [...all, ...commands]);
    return () => this.listed.update((all) => all.filter((command) => !commands.includes(command)));
  }

  /** Runs a command by its name, for a button that does the same. */
  run(id: string): void {
    this.listed()
      .find((command) => command.id === id)
      ?.run();
  }

  /** Adds a search the palette asks on every query; the answer takes it away again. */
  addSearch(search: CommandSearch): () => void {
    this.searches.add(search);
    return () => this.searches.delete(search);
  }

  /** The listed commands that answer a query, best first. */
  matching(query: string): readonly Command[] {
    const offered = this.listed().filter(({ keysOnly }) => !keysOnly);
    return ranked(offered, query).slice(0, SHOWN_AT_MOST);
  }

  /** What the searches find. One that fails finds nothing, and hides no other. */
  async found(query: string, signal: AbortSignal): Promise<readonly Command[]> {
    if (!query.trim()) return [];
    const results = await Promise.allSettled(
      [...this.searches].map((search) => search(query, signal)),
    );
    return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  }
}
