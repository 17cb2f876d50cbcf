import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { realPrograms } from '../../kit/programs.js';
import { paxel, type PaxelCommandOptions } from './paxel.js';

@Command({
  name: 'paxel',
  description: 'Run Paxel on this machine: a waiting request of yours first, else a new run.',
})
export class PaxelCommand extends HumanCommand<PaxelCommandOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform(options: PaxelCommandOptions): Promise<ExitCode> {
    return paxel(this.host, realPrograms, options);
  }

  @Option({ flags: '--base-url <origin>', description: 'the server that records the run' })
  baseUrl(value: string): string {
    return value;
  }

  @Option({ flags: '--token <token>', description: 'a token, instead of the stored one' })
  token(value: string): string {
    return value;
  }

  @Option({ flags: '--allow-http', description: 'plain http to an address of a private network' })
  allowHttp(): boolean {
    return true;
  }

  @Option({ flags: '--all-repos', description: 'all repositories; mounts no work tree' })
  allRepos(): boolean {
    return true;
  }

  @Option({ flags: '--project <name>', description: 'the name the report goes by' })
  project(value: string): string {
    return value;
  }

  @Option({ flags: '--since <date>', description: 'only sessions since this day' })
  since(value: string): string {
    return value;
  }

  @Option({ flags: '--no-repo', description: 'do not mount the work tree' })
  repo(): boolean {
    return false;
  }

  @Option({ flags: '--no-sentry', description: "switch the tool's own error reports off" })
  sentry(): boolean {
    return false;
  }

  @Option({ flags: '--timeout-ms <milliseconds>', description: 'half an hour when left out' })
  timeoutMs(value: string): string {
    return value;
  }

  @Option({ flags: '--dry-run', description: 'print the exact command and run nothing' })
  dryRun(): boolean {
    return true;
  }
}
