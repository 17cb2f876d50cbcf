import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import type { ServerOptions } from '../../kit/standpoint.js';
import { uninstall } from './uninstall.js';

@Command({
  name: 'uninstall',
  description: 'Take out of this project and machine what setup put in.',
})
export class UninstallCommand extends HumanCommand<ServerOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform(options: ServerOptions): Promise<ExitCode> {
    return uninstall(this.host, options);
  }

  @Option({ flags: '--base-url <origin>', description: 'the server to part from' })
  baseUrl(value: string): string {
    return value;
  }
}
