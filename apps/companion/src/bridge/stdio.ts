import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Bridge, type BridgePlace } from './bridge.js';

/** The bridge on this process's own pipe; what the person must know goes to `tell`. */
export function bridgeStdio(place: BridgePlace, tell: (sentence: string) => void): Promise<void> {
  return new Bridge(place, new StdioServerTransport(), tell).start();
}
