import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { setup, type SetupOptions } from './setup.js';

@Command({
  name: 'setup',
  description: "Connect this project's agents with a Co-Vibe server; run again to mend.",
})
export class SetupCommand extends HumanCommand<SetupOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform(options: SetupOptions): Promise<ExitCode> {
    return setup(this.host, options);
  }

  @Option({
    flags: '--base-url <origin>',
    description: 'the server, such as http://localhost:3000',
  })
  baseUrl(value: string): string {
    return value;
  }

  @Option({
    flags: '--agents <list>',
    description: 'claude-code, codex, cursor; else what is found',
  })
  agents(value: string): string {
    return value;
  }

  @Option({ flags: '--token <token>', description: 'a token made by hand, instead of approving' })
  token(value: string): string {
    return value;
  }

  @Option({ flags: '--dry-run', description: 'show what would change and write nothing' })
  dryRun(): boolean {
    return true;
  }

  @Option({ flags: '--allow-http', description: 'plain http to an address of a private network' })
  allowHttp(): boolean {
    return true;
  }

  @Option({ flags: '--log-new-repos', description: 'log repositories nobody has decided about' })
  logNewRepos(): boolean {
    return true;
  }

  @Option({ flags: '--no-log-new-repos', description: 'log none before covibe-local include' })
  noLogNewRepos(): boolean {
    return false;
  }

  @Option({ flags: '--service', description: 'keep covibe-local watch running on this machine' })
  service(): boolean {
    return true;
  }

  @Option({ flags: '--no-service', description: 'no such service; one that is there goes' })
  noService(): boolean {
    return false;
  }

  @Option({ flags: '--git-hook', description: 'have git ask about claims before a commit' })
  gitHook(): boolean {
    return true;
  }

  @Option({ flags: '--yes', description: 'write without asking' })
  yes(): boolean {
    return true;
  }
}
