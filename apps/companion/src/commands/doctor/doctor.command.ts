import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { examine } from '../../kit/checks/examine.js';
import { hasFailed, tellFinding } from '../../kit/checks/finding.js';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { type ServerOptions, standpointOf } from '../../kit/standpoint.js';

@Command({
  name: 'doctor',
  description: 'Examine tokens, configurations and the server; every fault names what mends it.',
})
export class DoctorCommand extends HumanCommand<ServerOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  async perform(options: ServerOptions): Promise<ExitCode> {
    const findings = await examine(standpointOf(this.host, options));
    for (const finding of findings) tellFinding(this.host.terminal, finding);
    return hasFailed(findings) ? 1 : 0;
  }

  @Option({ flags: '--base-url <origin>', description: 'the server to ask' })
  baseUrl(value: string): string {
    return value;
  }

  @Option({ flags: '--allow-http', description: 'plain http to an address of a private network' })
  allowHttp(): boolean {
    return true;
  }
}
