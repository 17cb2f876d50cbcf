import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between a machine and a server and keeps every byte that the machine sends, as it was sent: what
 * is not in here has not left the machine for that server.
 */
export class RecordingProxy {
  private readonly parts: Buffer[] = [];
  private readonly open = new Set<Socket>();
  private readonly server: Server;
  private connected = 0;

  private constructor(target: number) {
    this.server = createServer((machine) => {
      this.connected += 1;
      const onward = connect(target, '127.0.0.1');
      for (const [from, to] of [
        [machine, onward],
        [onward, machine],
      ] as const) {
        this.open.add(from);
        from.once('close', () => {
          this.open.delete(from);
          to.destroy();
        });
        // Whoever hung up is told by the close that follows.
        from.on('error', () => undefined);
      }
      machine.on('data', (part: Buffer) => this.parts.push(part));
      machine.pipe(onward);
      onward.pipe(machine);
    });
  }

  static async start(target: number): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(target);
    await new Promise<void>((listening) => proxy.server.listen(0, '127.0.0.1', listening));
    return proxy;
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Connections since the last `forget`: one that carried nothing counts too. */
  get connections(): number {
    return this.connected;
  }

  get sent(): Buffer {
    return Buffer.concat(this.parts);
  }

  forget(): void {
    this.parts.length = 0;
    this.connected = 0;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((settle) => this.server.close(() => settle()));
    for (const socket of this.open) socket.destroy();
    await closed;
  }
}
