import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { namedAgents } from '../../kit/agent-list.js';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { HOST, HumanCommand } from '../../kit/human-command.js';
import { type ServerOptions, standpointOf } from '../../kit/standpoint.js';
import { reportLine } from '../../kit/terminal.js';

interface LogoutOptions extends ServerOptions {
  agents?: string;
}

@Command({ name: 'logout', description: "Forget this machine's tokens for a server." })
export class LogoutCommand extends HumanCommand<LogoutOptions> {
  constructor(@Inject(HOST) host: Host) {
    super(host);
  }

  perform(options: LogoutOptions): Promise<ExitCode> {
    const { terminal } = this.host;
    // Forgetting sends nothing anywhere.
    const place = standpointOf(this.host, { ...options, allowHttp: true });
    const agents = options.agents === undefined ? undefined : namedAgents(options.agents);
    const gone = place.credentials.forget(place.origin, agents);
    const text = gone.length > 0 ? `forgotten for ${gone.join(', ')}` : 'there were none';
    terminal.say(reportLine('ok', 'tokens', `${text} (${place.origin})`, terminal.colours));
    if (gone.length > 0) {
      terminal.say(
        `They stay valid until revoked: Settings at ${place.origin}/settings does that.`,
      );
    }
    return Promise.resolve(0);
  }

  @Option({ flags: '--base-url <origin>', description: 'the server whose tokens to forget' })
  baseUrl(value: string): string {
    return value;
  }

  @Option({ flags: '--agents <list>', description: 'only these: claude-code, codex, cursor' })
  agents(value: string): string {
    return value;
  }
}
