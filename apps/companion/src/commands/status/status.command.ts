import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { status, type StatusOptions } from './status.js';

@Command({ name: 'status', description: 'Show which agents are connected, as whom, with whom.' })
export class StatusCommand extends HumanCommand<StatusOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform(options: StatusOptions): Promise<ExitCode> {
    return status(this.host, options);
  }

  @Option({ flags: '--base-url <origin>', description: 'the server to ask' })
  baseUrl(value: string): string {
    return value;
  }

  @Option({ flags: '--json', description: 'for programs: JSON on standard output' })
  json(): boolean {
    return true;
  }

  @Option({ flags: '--allow-http', description: 'plain http to an address of a private network' })
  allowHttp(): boolean {
    return true;
  }
}
