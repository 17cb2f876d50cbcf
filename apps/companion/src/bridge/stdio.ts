import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { type AgentPipe, Bridge, type BridgePlace } from './bridge.js';

const LINE_END = Buffer.from('\n');

class StdioPipe extends StdioServerTransport implements AgentPipe {
  forward(answer: Buffer): Promise<void> {
    return new Promise((settle) => {
      const isTaken = process.stdout.write(Buffer.concat([answer, LINE_END]));
      if (isTaken) settle();
      else process.stdout.once('drain', settle);
    });
  }
}

/** The bridge on this process's own pipe; what the person must know goes to `tell`. */
export function bridgeStdio(place: BridgePlace, tell: (sentence: string) => void): Promise<void> {
  return new Bridge(place, new StdioPipe(), tell).start();
}
