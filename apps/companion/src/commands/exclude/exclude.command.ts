import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { exclude, type ExcludeOptions } from './exclude.js';

@Command({
  name: 'exclude',
  arguments: '[folder]',
  description: 'Keep a repository of yours out of Co-Vibe: nothing about it leaves this machine.',
})
export class ExcludeCommand extends HumanCommand<ExcludeOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform(options: ExcludeOptions, words: string[]): Promise<ExitCode> {
    return Promise.resolve(exclude(this.host, options, words));
  }

  @Option({ flags: '--list', description: 'show what is excluded and what happens to new ones' })
  list(): boolean {
    return true;
  }

  @Option({ flags: '--remove', description: 'log it again; with --new-repos, log new ones again' })
  remove(): boolean {
    return true;
  }

  @Option({ flags: '--new-repos', description: 'log no new repository before it is included' })
  newRepos(): boolean {
    return true;
  }

  @Option({ flags: '--base-url <origin>', description: 'the server it is logged to again' })
  baseUrl(value: string): string {
    return value;
  }
}
