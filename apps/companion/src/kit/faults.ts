/** What a command ends with: 0 done, 1 not done, 2 asked in a way it does not know, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Why a command cannot go on, in sentences that end with what to run or do next. */
export class CommandFault extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = 1,
  ) {
    super(message);
  }
}

export const usageFault = (message: string) => new CommandFault(message, 2);

/** Ctrl-C. */
export class Interrupted extends CommandFault {
  constructor() {
    super('Interrupted.', 130);
  }
}
