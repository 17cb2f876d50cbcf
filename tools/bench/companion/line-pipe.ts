import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that speaks MCP on its pipe, asked line by line: what an SDK adds is nobody's here. */
export class LinePipe {
  private readonly child;
  private readonly lines: AsyncIterator<string>;
  private asked = 0;

  constructor(file: string, env: Record<string, string>) {
    this.child = spawn(process.execPath, [file], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async connect(): Promise<void> {
    await this.ask('initialize', {
      ...{ protocolVersion: '2025-11-25', capabilities: {} },
      clientInfo: { name: 'bench', version: '1' },
    });
    this.write({ method: 'notifications/initialized' });
  }

  /** Fails when it is not answered with a result. */
  async ask(method: string, params: object): Promise<void> {
    this.asked += 1;
    this.write({ id: this.asked, method, params });
    const { value } = (await this.lines.next()) as { value: string };
    const answer = JSON.parse(value) as { id?: number; result?: object };
    if (answer.id !== this.asked || !answer.result) throw new Error(`no answer: ${value}`);
  }

  close(): void {
    this.child.stdin.end();
  }

  private write(message: object): void {
    this.child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }
}
