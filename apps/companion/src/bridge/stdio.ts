import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { type AgentPipe, Bridge, type BridgePlace } from './bridge.js';

class StdioPipe extends StdioServerTransport implements AgentPipe {
  forward(answer: Buffer): Promise<void> {
    return new Promise((settle) => {
      // Both in one go to the system, without putting them together first.
      process.stdout.cork();
      process.stdout.write(answer);
      const isTaken = process.stdout.write('\n');
      process.stdout.uncork();
      if (isTaken) settle();
      else process.stdout.once('drain', settle);
    });
  }
}

/** The bridge on this process's own pipe; what the person must know goes to `tell`. */
export function bridgeStdio(place: BridgePlace, tell: (sentence: string) => void): Promise<void> {
  return new Bridge(place, new StdioPipe(), tell).start();
}
