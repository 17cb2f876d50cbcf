import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { detectedAgents, namedAgents } from '../../kit/agent-list.js';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { type ServerOptions, standpointOf } from '../../kit/standpoint.js';
import { ensureTokens } from '../../kit/tokens/ensure-tokens.js';

interface LoginOptions extends ServerOptions {
  agents?: string;
  token?: string;
}

@Command({
  name: 'login',
  description: 'Get tokens for this machine without touching any project.',
})
export class LoginCommand extends HumanCommand<LoginOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  async perform(options: LoginOptions): Promise<ExitCode> {
    const { host } = this;
    const named = options.agents;
    const agents = named === undefined ? detectedAgents(host) : namedAgents(named);
    const place = standpointOf(host, options);
    await ensureTokens(place, { agents, token: options.token, acceptEnvironment: false });
    host.terminal.say('Run covibe-local setup in a project to connect its agents.');
    return 0;
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

  @Option({ flags: '--allow-http', description: 'plain http to an address of a private network' })
  allowHttp(): boolean {
    return true;
  }
}
