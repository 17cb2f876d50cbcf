import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { CommandFactory } from 'nest-commander';
import { DoctorCommand } from './commands/doctor/doctor.command.js';
import { ExcludeCommand } from './commands/exclude/exclude.command.js';
import { IncludeCommand } from './commands/include/include.command.js';
import { LoginCommand } from './commands/login/login.command.js';
import { LogoutCommand } from './commands/logout/logout.command.js';
import { PaxelCommand } from './commands/paxel/paxel.command.js';
import { SetupCommand } from './commands/setup/setup.command.js';
import { StatusCommand } from './commands/status/status.command.js';
import { UninstallCommand } from './commands/uninstall/uninstall.command.js';
import type { Host } from './kit/host.js';
import { HOST } from './kit/human-command.js';

const COMMANDS = [
  SetupCommand,
  DoctorCommand,
  StatusCommand,
  LoginCommand,
  LogoutCommand,
  PaxelCommand,
  UninstallCommand,
  ExcludeCommand,
  IncludeCommand,
];
const MISUSED = 2;

@Module({})
class CommandsModule {
  static for(host: Host): DynamicModule {
    const providers = [{ provide: HOST, useValue: host }, ...COMMANDS];
    return { module: CommandsModule, providers };
  }
}

/** The commands that people type; leaves its exit code with the process. */
export async function runCommands(host: Host, version: string): Promise<void> {
  const judge = (fault: Error & { code?: string; exitCode?: number }) => {
    if (!fault.code?.startsWith('commander.')) throw fault;
    // Asked to print something, it ends so too.
    if (fault.exitCode === 0) return;
    process.exitCode = MISUSED;
    // Of a command that there is, the command itself says where its help is.
    if (fault.code === 'commander.unknownCommand') {
      host.terminal.say('Run covibe-local --help to see what there is.');
    }
  };
  await CommandFactory.run(CommandsModule.for(host), {
    logger: false,
    cliName: 'covibe-local',
    version,
    errorHandler: (fault) => {
      throw fault;
    },
    serviceErrorHandler: judge,
  });
}
