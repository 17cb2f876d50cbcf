import { resolve } from 'node:path';
import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { includeRepository } from '../../kit/repository-words.js';
import { standpointOf } from '../../kit/standpoint.js';

interface IncludeOptions {
  baseUrl?: string;
}

@Command({
  name: 'include',
  arguments: '[folder]',
  description: 'Log a repository that was excluded or waits for your decision.',
})
export class IncludeCommand extends HumanCommand<IncludeOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform({ baseUrl }: IncludeOptions, words: string[]): Promise<ExitCode> {
    const place = standpointOf(this.host, { baseUrl, allowHttp: true });
    return Promise.resolve(includeRepository(place, resolve(this.host.folder, words[0] ?? '.')));
  }

  @Option({ flags: '--base-url <origin>', description: 'the server it is logged to' })
  baseUrl(value: string): string {
    return value;
  }
}
