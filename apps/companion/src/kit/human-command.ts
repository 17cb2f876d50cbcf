import { maskTokens } from '@covibe/contracts';
import { LocalStateFault, OriginFault } from '@covibe/local-state';
import { CommandRunner } from 'nest-commander';
import { ConfigFault } from './agents/agent-config.js';
import { ApiFault, Unreachable } from './api.js';
import { CommandFault, type ExitCode } from './faults.js';
import type { Host } from './host.js';

type Commander = Parameters<CommandRunner['setCommand']>[0];

/** The one provider that commands ask for. */
export const HOST = Symbol('host');

/** Faults that are sentences already; anything else is a mistake of ours and shows where it is. */
const SENTENCES = [CommandFault, ApiFault, Unreachable, LocalStateFault, OriginFault, ConfigFault];

/**
 * A command that a person types: whatever goes wrong becomes a sentence on standard error and an exit
 * code, and options it does not know are refused with a pointer to its help.
 */
export abstract class HumanCommand<Options> extends CommandRunner {
  constructor(protected readonly host: Host) {
    super();
  }

  abstract perform(options: Options, words: string[]): Promise<ExitCode>;

  override setCommand(command: Commander): this {
    command
      .exitOverride()
      .allowExcessArguments(false)
      .showHelpAfterError(`Run covibe-local ${command.name()} --help to see what it takes.`);
    return super.setCommand(command);
  }

  override async run(words: string[], options: object = {}): Promise<void> {
    try {
      process.exitCode = await this.perform(options as Options, words);
    } catch (fault) {
      process.exitCode = fault instanceof CommandFault ? fault.exitCode : 1;
      this.host.terminal.say(maskTokens(sentenceOf(fault)));
    }
  }
}

function sentenceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (SENTENCES.some((known) => fault instanceof known)) return fault.message;
  return `Co-Vibe met a fault of its own: ${fault.stack ?? fault.message}\nRun covibe-local doctor, and report this if it stays.`;
}
