export type CommandGroup = 'Pages' | 'People' | 'Tasks' | 'Actions';

/** Something the palette offers and, with keys, a shortcut starts. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  readonly icon: LucideIcon;
  /** Words people may type for it that the label does not hold. */
  readonly words?: string;
  /** Said in grey beside the label. */
  readonly detail?: string;
  /** Keys in a row (`g w`), one key (`?`), or `mod+k`: Ctrl, and Cmd on a Mac. */
  readonly keys?: string;
  /** Not offered in the palette: without its keys it makes no sense there. */
  readonly keysOnly?: boolean;
  /** Also offered in the account menu. */
  readonly inAccountMenu?: boolean;
  readonly run: () => void;
}

/** Looks for commands that cannot be listed beforehand, such as people or tasks. */
export type CommandSearch = (query: string, signal: AbortSignal) => Promise<readonly Command[]>;
