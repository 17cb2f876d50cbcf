import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeReply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Closes the connection instead of answering. */
  drop?: boolean;
  /** Lets the caller wait. */
  delayMs?: number;
}

export interface FakeCall {
  route: string;
  body: Record<string, unknown>;
  token: string | undefined;
  headers: IncomingMessage['headers'];
}

/** A server of a test that answers what the test says, and remembers what it was asked. */
export class FakeCovibe {
  readonly calls: FakeCall[] = [];
  private readonly server = createServer((request, reply) => void this.serve(request, reply));

  private constructor(private readonly answer: (call: FakeCall) => FakeReply) {}

  static async start(answer: (call: FakeCall) => FakeReply, port = 0): Promise<FakeCovibe> {
    const fake = new FakeCovibe(answer);
    await new Promise<void>((listening) => fake.server.listen(port, '127.0.0.1', listening));
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  called(route: string): FakeCall[] {
    return this.calls.filter((call) => call.route === route);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((stopped) => this.server.close(() => stopped()));
  }

  private async serve(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const call: FakeCall = {
      route: `${request.method} ${request.url}`,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      token: request.headers.authorization?.replace('Bearer ', ''),
      headers: request.headers,
    };
    this.calls.push(call);
    const { status = 200, headers = {}, body, drop, delayMs } = this.answer(call);
    if (delayMs) await new Promise((settle) => setTimeout(settle, delayMs).unref());
    if (drop) return void request.socket.destroy();
    reply.writeHead(status, { 'content-type': 'application/json', ...headers });
    reply.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  }
}
