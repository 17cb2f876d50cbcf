import type { Command, CommandGroup } from '../../core/commands/command.js';

export interface OfferGroup {
  readonly name: CommandGroup;
  readonly commands: readonly Command[];
}

/** The commands in their groups: the group of the best answer first, each group best first. */
export function grouped(commands: readonly Command[]): readonly OfferGroup[] {
  const names = new Set(commands.map(({ group }) => group));
  return [...names].map((name) => ({
    name,
    commands: commands.filter(({ group }) => group === name),
  }));
}
